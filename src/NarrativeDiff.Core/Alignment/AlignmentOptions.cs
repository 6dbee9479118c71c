namespace NarrativeDiff.Core.Alignment;

/// <summary>Where the three bands lie and when two units are one statement. Probabilities, 0–1.</summary>
public sealed record AlignmentOptions
{
    /// <summary>From here on a cell is <em>carried</em>.</summary>
    public double Carried { get; init; } = 0.75;

    /// <summary>Below it a cell is <em>not matched</em>; between the two it is <em>uncertain</em>.</summary>
    public double Uncertain { get; init; } = 0.35;

    /// <summary>Units join a statement where their average evidence is over this.</summary>
    public double SameStatement { get; init; } = 0.5;

    /// <summary>A cell is <em>late</em> from so many minutes after the statement's first report anywhere.</summary>
    public double LateAfterMinutes { get; init; } = 60;

    /// <summary>How much the sentences around two clauses count beside the clauses themselves, 0–1.</summary>
    public double SentenceShare { get; init; } = 0.5;
}

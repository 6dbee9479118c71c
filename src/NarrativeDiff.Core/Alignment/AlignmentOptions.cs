using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Where the three bands lie and when two units are one statement. Probabilities, 0–1.</summary>
/// <remarks>Figures behind each value: README of this project.</remarks>
public sealed record AlignmentOptions
{
    /// <summary>From here on a cell is <em>carried</em>. .80: pairs over it report the same in 91 % of cases (ECB+ and SuperPAL), cross-validated.</summary>
    public double Carried { get; init; } = 0.80;

    /// <summary>From here on two readings are set against each other word by word. .90: at .80 half of the leading findings of ten development stories set sentences of one topic but of other things side by side.</summary>
    public double SetSideBySide { get; init; } = 0.90;

    /// <summary>
    /// Below it a cell is <em>not matched</em>, unless <see cref="NotMatchedByMost"/> says otherwise; between this and <see cref="Carried"/> it is <em>uncertain</em>.
    /// Higher than for a pair because a cell takes the best of all sentences of an article with any reading of the row, which is high by chance.
    /// </summary>
    public double NotMatched { get; init; } = 0.40;

    /// <summary>
    /// A cell is also <em>uncertain</em> where one clause of the article reaches this with more than half of the row's articles. .25: absences on SuperPAL dev, scored by models
    /// that never saw the topic, go from precision .79, F1 .78 (by <see cref="NotMatched"/> alone) to .92, .81 (<c>cells</c>).
    /// </summary>
    public double NotMatchedByMost { get; init; } = 0.25;

    /// <summary>Pairs of sentences from here on are listed as links. .10: below it 95 % (ECB+) and 98 % (SuperPAL) report different things.</summary>
    public double Uncertain { get; init; } = 0.10;

    /// <summary>
    /// Units join a statement where their average evidence is over this. .30: on ECB+ dev .25 is no better (F1 of strong pairs .71 for both),
    /// and on real reports of one event .25 took a second attack elsewhere for the one reported, which .30 kept apart.
    /// </summary>
    public double SameStatement { get; init; } = 0.30;

    /// <summary>A cell is <em>late</em> from so many minutes after the statement's first report anywhere.</summary>
    public double LateAfterMinutes { get; init; } = 120;

    /// <summary>
    /// Pairs of sentences, and pairs of clauses, kept of one story, about: a bound on memory, some 100 bytes a pair until the report is made. Where more would stand, the
    /// least likely go. 300 invented articles that are very much alike have 8 million, 1,000 would have 90.
    /// </summary>
    public int MaxPairs { get; init; } = 12_000_000;

    /// <summary>
    /// Links listed of one story, at most: a bound on the report, some 150 bytes a link. Where more reach <see cref="Uncertain"/>, they are listed from a higher score,
    /// which the report gives as its threshold; where too many are equally sure, the first are listed. 300 invented articles that are very much alike have 741,351 over .10.
    /// </summary>
    public int MaxLinks { get; init; } = 100_000;

    /// <summary>What the comparison may take, and who ends it.</summary>
    public WorkBudget Budget { get; init; } = WorkBudget.Usual;

    /// <summary>How much the sentences around two clauses count beside the clauses themselves, 0–1.</summary>
    public double SentenceShare { get; init; } = 0.5;
}

using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Where the three bands lie and when two units are one statement. Probabilities, 0–1.</summary>
/// <remarks>Figures behind each value: README of this project.</remarks>
public sealed record AlignmentOptions
{
    /// <summary>
    /// From here on a cell is <em>carried</em>: how probable it is that the article says the statement. .75: of the cells over it nine in
    /// ten are reported on stories
    /// that the model never saw, nineteen in twenty reported or reported in part (<c>docs/presence.md</c>).
    /// </summary>
    public double CellCarried { get; init; } = 0.75;

    /// <summary>From here on, below <see cref="CellCarried"/>, a cell is <em>partly</em>: a part of the statement, or another version of
    /// it.</summary>
    public double CellPartly { get; init; } = 0.35;

    /// <summary>Below it the article does not say the statement; between this and <see cref="CellPartly"/> the cell is
    /// <em>uncertain</em>.</summary>
    public double CellAbsent { get; init; } = 0.15;

    /// <summary>
    /// Two passages stand in one row from this probability on that each one's article says the other, numbers aside. .60: at .50 one in ten
    /// carried cells is
    /// not reported, at .60 one in twenty, with as many found (<c>docs/presence.md</c>).
    /// </summary>
    public double RowFrom { get; init; } = 0.60;

    /// <summary>From here on an article with a reading in the row carries it; below, its reading is another version:
    /// <em>partly</em>.</summary>
    public double ReadingCarried { get; init; } = 0.60;

    /// <summary>And from this probability on that the two report the same as a pair.</summary>
    public double PairInRow { get; init; } = 0.50;

    /// <summary>From here on a sentence of an earlier version carried a statement. .80: pairs over it report the same in 91 % of cases
    /// (ECB+ and SuperPAL), cross-validated.</summary>
    public double Carried { get; init; } = 0.80;

    /// <summary>From here on two readings are set against each other word by word. .90: at .80 half of the leading findings of ten
    /// development stories set sentences of one topic but of other things side by side.</summary>
    public double SetSideBySide { get; init; } = 0.90;

    /// <summary>From here on it is reported beside a link why it scored so, and readings of the same words are set side by side.</summary>
    public double NotMatched { get; init; } = 0.40;

    /// <summary>Pairs of sentences from here on are listed as links. .10: below it 95 % (ECB+) and 98 % (SuperPAL) report different
    /// things.</summary>
    public double Uncertain { get; init; } = 0.10;

    /// <summary>
    /// Units join a statement where their average evidence is over this. .30: on ECB+ dev .25 is no better (F1 of strong pairs .71 for
    /// both),
    /// and on real reports of one event .25 took a second attack elsewhere for the one reported, which .30 kept apart.
    /// </summary>
    public double SameStatement { get; init; } = 0.30;

    /// <summary>A cell is <em>late</em> from so many minutes after the statement's first report anywhere.</summary>
    public double LateAfterMinutes { get; init; } = 120;

    /// <summary>
    /// Pairs of sentences, and pairs of clauses, kept of one story, about: a bound on memory, some 100 bytes a pair until the report is
    /// made. Where more would stand, the
    /// least likely go. 300 invented articles that are very much alike have 8 million, 1,000 would have 90.
    /// </summary>
    public int MaxPairs { get; init; } = 12_000_000;

    /// <summary>
    /// Links listed of one story, at most: a bound on the report, some 150 bytes a link. Where more reach <see cref="Uncertain"/>, they are
    /// listed from a higher score,
    /// which the report gives as its threshold; where too many are equally sure, the first are listed. 300 invented articles that are very
    /// much alike have 741,351 over .10.
    /// </summary>
    public int MaxLinks { get; init; } = 100_000;

    /// <summary>What the comparison may take, and who ends it.</summary>
    public WorkBudget Budget { get; init; } = WorkBudget.Usual;

    /// <summary>What passages are judged by; benchmarks put another in its place.</summary>
    internal PassageModel Passages { get; init; } = PassageModel.Shipped;

    /// <summary>How much the sentences around two clauses count beside the clauses themselves, 0–1.</summary>
    public double SentenceShare { get; init; } = 0.5;
}

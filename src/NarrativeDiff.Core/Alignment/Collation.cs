using System.Collections.Immutable;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>One witness's words for a statement: whole sentences or clauses of them.</summary>
/// <param name="Witness">Index of the witness.</param>
/// <param name="Units">In reading order.</param>
internal sealed record Reading(int Witness, ImmutableArray<TextUnit> Units);

/// <summary>What one witness does with one statement.</summary>
/// <param name="Score">How probable it is that the article says the statement.</param>
/// <param name="Nearest">The witness's unit that comes nearest; null where the witness has no sentence at all.</param>
/// <param name="CarriedBefore">Where earlier versions of the witness carried it: version index to sentence index.</param>
internal sealed record Cell(
    int Witness,
    CoverageState State,
    double Score,
    TextUnit? Nearest,
    double? MinutesAfterFirst,
    ImmutableSortedDictionary<int, int> CarriedBefore
)
{
    /// <summary>Where the article comes nearest to the statement's label.</summary>
    public PassageMatch Match { get; init; } = new(-1, 0, 0, 0, 0);

    public bool IsCarried => State is CoverageState.Carried or CoverageState.Late or CoverageState.Restored;

    /// <summary>The article says a part of the statement, or another version of it.</summary>
    public bool IsPartly => State == CoverageState.Partly;

    /// <summary>Reported as an omission: never where the cell is uncertain.</summary>
    public bool IsAbsent => State is CoverageState.NotMatched or CoverageState.NotYet or CoverageState.Dropped;
}

/// <summary>One thing reported; a row of the collation.</summary>
/// <param name="Representative">The most central unit; its words are the statement's label.</param>
/// <param name="IndependentCarriers">Carriers, witnesses of one shared copy counted once.</param>
internal sealed record Statement(
    int Ordinal,
    ImmutableArray<Reading> Readings,
    TextUnit Representative,
    ImmutableArray<Cell> Cells,
    DateTimeOffset FirstReportedAt,
    int IndependentCarriers
)
{
    /// <summary>The same from revision to revision; see <see cref="StatementIds"/>.</summary>
    public string Id { get; init; } = $"s{Ordinal}";

    /// <summary>Whole sentences that report the same as the readings though their words stand in other rows, by witness, in reading
    /// order.</summary>
    public ImmutableArray<TextUnit> Elsewhere { get; init; } = [];

    public Reading? ReadingOf(int witness)
    {
        foreach (var reading in Readings)
            if (reading.Witness == witness)
                return reading;
        return null;
    }

    /// <summary>Readings that say the statement or another version of it.</summary>
    public IEnumerable<Reading> CarriedReadings =>
        Readings.Where(reading => Cells[reading.Witness] is { IsCarried: true } or { IsPartly: true });

    /// <summary>Articles with a reading that says the statement or another version of it.</summary>
    public int Tellers => CarriedReadings.Count();

    /// <summary>Articles that say the statement, in a reading of the row or elsewhere.</summary>
    public int Carriers => Cells.Count(cell => cell.IsCarried);
}

/// <summary>Two sentences of different witnesses whose score reaches the uncertain threshold.</summary>
/// <param name="Reasons">What moved the score most; reported from the <em>not matched</em> threshold on, else empty.</param>
internal sealed record Link(TextUnit Left, TextUnit Right, double Score, ImmutableArray<LinkReason> Reasons);

/// <param name="Adds">Log-odds that the reason adds to, or takes from, those of an average pair.</param>
internal readonly record struct LinkReason(string Name, double Adds);

/// <summary>The changes from one version of a witness to the next.</summary>
internal sealed record Revision(int Witness, WitnessVersion From, WitnessVersion To, VersionDiff Diff)
{
    /// <summary>Sentences an article must have had for a loss to be called sudden.</summary>
    private const int MinSentences = 6;

    /// <summary>Share of sentences lost, with none added, from which the newer version is taken for a broken extraction.</summary>
    public const double LossFrom = 0.5;

    public int SentencesBefore => From.Text.Sentences.Count(sentence => sentence is { Excluded: null, Field: TextField.Body });

    public IEnumerable<Edit> Deletions => Diff.Edits.Where(edit => edit.Action == EditAction.Deletion);

    /// <summary>Most of the text went and none came: probably the extraction broke, so nothing is concluded from what is missing.</summary>
    public bool IsExtractionSuspect =>
        SentencesBefore >= MinSentences
        && Deletions.Count() >= LossFrom * SentencesBefore
        && Diff.Edits.All(edit => edit.Action != EditAction.Addition);
}

/// <summary>A story lined up: who reports which statement, in which words, in which version.</summary>
/// <param name="Sentences">The whole sentences of the newest versions that take part, by witness, in reading order.</param>
internal sealed record Collation(
    ImmutableArray<Witness> Witnesses,
    ImmutableArray<TextUnit> Sentences,
    ImmutableArray<Statement> Statements,
    ImmutableArray<Link> Links,
    ImmutableArray<Revision> Revisions,
    SharedCopy Copies,
    AlignmentOptions Options,
    PairTable Scores
)
{
    /// <summary>Articles whose texts are those of a witness; they have no column of their own.</summary>
    public ImmutableArray<EqualCopy> EqualCopies { get; init; } = [];

    /// <summary>Articles of the story that take no part.</summary>
    public ImmutableArray<SetAsideArticle> SetAside { get; init; } = [];

    /// <summary>Articles in a language that the story is not compared in; the report shows them without a word on what they lack.</summary>
    public ImmutableArray<Witness> NotCompared { get; init; } = [];

    /// <summary>What a judgement of a passage rests on, by the passage and where an article comes nearest to it.</summary>
    public required Func<TextUnit, PassageMatch, CellBasis?> BasisOfMatch { private get; init; }

    /// <summary>What a cell rests on, in terms a reader can check; null where there was nothing to search for.</summary>
    public CellBasis? BasisOf(Statement statement, Cell cell) => BasisOfMatch(statement.Representative, cell.Match);

    /// <summary>Travels with the collation to every rule.</summary>
    public ComparisonContext Context { get; init; } = new();

    /// <summary>The two surely report the same. Units of one row need not: each may only be like a third.</summary>
    public bool AreSame(TextUnit a, TextUnit b) =>
        Scores.Score(a, b) is var score
        && (
            (score >= Options.SetSideBySide && PairFeatures.Cosine(a, b) >= PairTable.MinCosine)
            || (score >= Options.NotMatched && PairFeatures.SharedShare(a, b) >= PairTable.MinSameWords)
        );

    /// <summary>Of the content words that are neither names nor numbers the two share so many at least, and this part of the shorter
    /// one's.</summary>
    private const int MinSharedEventStems = 2;
    private const double MinSharedEventShare = 1.0 / 3;

    /// <summary>They share more than whom, where and how many they report: what one man said twice has his name and office in
    /// common.</summary>
    public static bool ShareEvents(TextUnit a, TextUnit b)
    {
        var shared = SortedWords.Shared(a.EventStems.AsSpan(), b.EventStems.AsSpan());
        return shared >= MinSharedEventStems && shared >= MinSharedEventShare * Math.Min(a.EventStems.Length, b.EventStems.Length);
    }

    /// <summary>Surely report the same, and share more than names.</summary>
    public bool ReportSame(TextUnit a, TextUnit b) => AreSame(a, b) && ShareEvents(a, b);

    /// <summary>A note on what follows from the words of two units alone; made once however many rules and comparisons ask.</summary>
    public T Beside<T>(TextUnit left, TextUnit right, Func<T> make)
        where T : class =>
        WitnessOf(left).Text.Derived.Beside(left.Field, left.Span, WitnessOf(right).Text.Derived, right.Field, right.Span, make);

    /// <summary>Every rule and table asks this in its loops, so the budget is asked here.</summary>
    public Witness WitnessOf(TextUnit unit)
    {
        Options.Budget.Check();
        return Witnesses[unit.Witness];
    }

    /// <summary>The unit's words exactly as the newest version has them.</summary>
    public string WordsOf(TextUnit unit) => unit.Span.Of(WitnessOf(unit).Text.TextOf(unit.Field));
}

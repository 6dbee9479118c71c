using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>Finds what a witness leaves out though at least two independent others report it.</summary>
/// <remarks>D'Alessio &amp; Allen 2000 (coverage bias); an uncertain cell and one that could not know yet are never reported as
/// omissions.</remarks>
internal sealed class OmissionRule : IRule
{
    public const int MinIndependentCarriers = 2;

    /// <summary>"He tweeted", "It's absurd": content words a statement must have to be missed.</summary>
    private const int MinTerms = 4;

    public IReadOnlyList<string> Ids => ["O1"];

    /// <summary>Outlets that lack a statement are named up to so many, and counted beyond: a large story has many articles that pass over each
    /// detail.</summary>
    private const int MaxNamed = 4;

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var words = StatementWords.Of(collation);
        var missed = collation
            .Statements.Where(statement =>
                statement.IndependentCarriers >= MinIndependentCarriers && statement.Representative.Terms.Length >= MinTerms
            )
            .Select(statement => Of(collation, words, statement))
            .OfType<Missed>()
            .ToArray();
        var clauses = new Lazy<SentenceClauses>(() => new SentenceClauses(collation, missed)); // few stories miss a remnant
        foreach (var one in missed)
        {
            var absent = one.IsRemnant ? [.. one.Absent.Where(cell => clauses.Value.LacksWhole(one.Statement, cell.Witness))] : one.Absent;
            if (absent.Length > 0)
                yield return Draft(collation, one, absent);
        }
    }

    /// <param name="Reported">The words it is reported in.</param>
    /// <param name="Carriers">Who surely carries these.</param>
    /// <param name="Absent">Where it is missed.</param>
    private sealed record Missed(Statement Statement, TextUnit Reported, TextUnit[] Carriers, Cell[] Absent)
    {
        /// <summary>No carrier has it but as the remnant of a sentence.</summary>
        public bool IsRemnant => OmissionRule.IsRemnant(Reported);
    }

    /// <returns>Null unless at least two independent outlets carry what is reported, and at least half of those that the coverage table
    /// counts have much the same.</returns>
    private static Missed? Of(Collation collation, StatementWords words, Statement statement)
    {
        var absent = Absent(collation, words, statement);
        if (absent.Length == 0)
            return null;
        TextUnit[] alike = [.. CoverageEvidence.Alike(collation, statement, statement.Representative)];
        var reported = ReportingUnit(collation, statement, alike);
        TextUnit[] carriers = [.. CoverageEvidence.Carriers(collation, statement, reported)];
        return 2 * alike.Length >= statement.Carriers && CoverageEvidence.Independent(collation, carriers) >= MinIndependentCarriers
            ? new Missed(statement, reported, carriers, [.. absent.Where(cell => !words.Has(cell.Witness, reported))])
            : null;
    }

    /// <summary>Of the label and what is like it the words that the others, those of one copy counted once, have most of; none that depend
    /// on their neighbour ("with the mayor telling reporters …") while one stands by itself.</summary>
    private static TextUnit ReportingUnit(Collation collation, Statement statement, TextUnit[] alike)
    {
        alike = [.. alike.Prepend(statement.Representative).Distinct()];
        var sides = alike.GroupBy(unit => CoverageEvidence.SideOf(collation, unit), StringComparer.Ordinal).ToArray();
        return alike
            .Where(unit => unit == statement.Representative || unit.Terms.Length >= MinTerms)
            .OrderBy(IsRemnant)
            .ThenByDescending(unit =>
                sides
                    .Where(side => side.Key != CoverageEvidence.SideOf(collation, unit))
                    .Sum(side => side.Max(other => CoverageEvidence.ShareOf(unit, other)))
            )
            .First();
    }

    private static bool IsRemnant(TextUnit unit) => !unit.IsWhole && Segmenter.IsRemnant(unit.Text);

    private static Cell[] Absent(Collation collation, StatementWords words, Statement statement)
    {
        // What an outlet says in one of its articles it does not leave out in another.
        var reporting = statement
            .CarriedReadings.Select(reading => collation.Witnesses[reading.Witness].Outlet)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. statement.Cells.Where(cell =>
                cell.State == CoverageState.NotMatched
                && !reporting.Contains(collation.Witnesses[cell.Witness].Outlet)
                && !words.Has(cell.Witness, statement.Representative)
                && !ShortArticles.MayReport(collation, statement, cell)
            ),
        ];
    }

    /// <summary>Which statements the clauses of one sentence make.</summary>
    private sealed class SentenceClauses(Collation collation, Missed[] missed)
    {
        private readonly ILookup<(int, int), Statement> _inSentence = collation
            .Statements.SelectMany(
                statement => statement.Readings.SelectMany(reading => reading.Units),
                (statement, unit) => (statement, unit)
            )
            .Where(place => !IsRemnant(place.unit))
            .ToLookup(place => (place.unit.Witness, place.unit.Sentence), place => place.statement);

        private readonly HashSet<(string, int)> _reported =
        [
            .. missed.Where(one => !one.IsRemnant).SelectMany(one => one.Absent, (one, cell) => (one.Statement.Id, cell.Witness)),
        ];

        /// <summary>The article has no other clause of the sentence either, and none of them is reported already.</summary>
        public bool LacksWhole(Statement remnant, int witness) =>
            remnant
                .CarriedReadings.SelectMany(reading => reading.Units)
                .SelectMany(unit => _inSentence[(unit.Witness, unit.Sentence)])
                .All(clause =>
                    clause.Cells.Any(cell => cell.Witness == witness && cell.State == CoverageState.NotMatched)
                    && !_reported.Contains((clause.Id, witness))
                );
    }

    private static FindingDraft Draft(Collation collation, Missed missed, Cell[] absent)
    {
        var (statement, score) = (missed.Statement, absent.Max(cell => cell.Score));
        var carriers = CoverageEvidence
            .Of(collation, missed.Carriers, absent.MinBy(cell => cell.Score)!)
            .Where(span => span.Role == "carrier");
        return new FindingDraft(
            "O1",
            "statement omission",
            $"several|{collation.WordsOf(statement.Representative)}",
            Summary(collation, missed, absent),
            [
                .. missed.IsRemnant ? carriers.Select(span => Whole(collation, span)) : carriers,
                .. absent
                    .Where(cell => cell.Nearest is not null)
                    .Take(MaxNamed)
                    .Select(cell => EvidenceFactory.Of(collation, cell.Nearest!, "nearest")),
            ]
        )
        {
            Statement = statement,
            Pattern = $"several|{SentenceOf(collation, statement.Representative)}",
            Outlets =
            [
                .. absent
                    .Select(cell => collation.Witnesses[cell.Witness].Outlet)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            Score = score,
            Threshold = collation.Options.CellAbsent,
            Certainty = 1 - score / collation.Options.CellAbsent * 0.5,
            Size = (double)statement.Carriers / (statement.Carriers + statement.Cells.Count(other => other.IsAbsent)),
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }

    /// <summary>The time up to which a single outlet was looked at stands with it; several have several.</summary>
    private static SummaryTemplate Summary(Collation collation, Missed missed, Cell[] absent)
    {
        var newest = collation.Witnesses[absent[0].Witness].Newest;
        var timed = absent.Length == 1 && newest.PublishedAt.IsKnown();
        return SummaryTemplate.Of(
            (
                absent.Length > MaxNamed ? "{count} of {all:article} do"
                : timed ? "By {time}, {silent} does"
                : "{silent} {silent?does|do}"
            ) + " not mention what {carriers} {carriers?reports|report}: {words}.",
            SummaryArgument.Text("time", timed ? Prose.Time(newest.PublishedAt) : ""),
            SummaryArgument.Count("count", absent.Length),
            SummaryArgument.Count("all", collation.Witnesses.Length),
            OutletNames.Argument(collation, "silent", absent.Select(cell => cell.Witness)),
            CarriersOf(collation, missed),
            WordsOf(collation, missed)
        );
    }

    private static SummaryArgument CarriersOf(Collation collation, Missed missed) =>
        OutletNames.Argument(collation, "carriers", missed.Carriers.Select(unit => unit.Witness).Order());

    /// <summary>Words that all carriers have; a remnant is reported as the sentence it belongs to.</summary>
    private static SummaryArgument WordsOf(Collation collation, Missed missed) =>
        SummaryArgument.Quotations(
            "words",
            Unmarked(
                Prose.Unstopped(
                    missed.IsRemnant || char.IsLower(collation.WordsOf(missed.Reported).TrimStart().FirstOrDefault())
                        ? SentenceOf(collation, missed.Reported)
                        : collation.WordsOf(missed.Reported)
                )
            )
        );

    /// <summary>A lone quotation mark at an edge belongs to a quotation that is cut; a pair round all of it would stand twice.</summary>
    private static string Unmarked(string words)
    {
        var bare = words.Trim();
        while (
            bare.Length > 0
            && Characters.IsDoubleQuote(bare[0])
            && bare.Count(Characters.IsDoubleQuote) is var marks
            && (marks % 2 == 1 || marks == 2 && Characters.IsDoubleQuote(bare[^1]))
        )
            bare = bare[1..].TrimStart();
        while (bare.Length > 0 && Characters.IsDoubleQuote(bare[^1]) && bare.Count(Characters.IsDoubleQuote) % 2 == 1)
            bare = Prose.Unstopped(bare[..^1].TrimEnd());
        return bare;
    }

    private static Evidence Whole(Collation collation, Evidence span)
    {
        var witness = collation.Witnesses.First(witness => (witness.Outlet, witness.Key.ArticleId) == (span.Outlet, span.ArticleId));
        return EvidenceFactory.Sentence(witness, witness.Newest, span.Sentence, span.Role);
    }

    /// <summary>Clauses of one sentence that an article lacks are one omission.</summary>
    private static string SentenceOf(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        return text.TextOf(text.Sentences[unit.Sentence]);
    }
}

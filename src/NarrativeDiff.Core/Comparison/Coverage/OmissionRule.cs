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

    /// <summary>Articles that lack a statement are reported one by one up to so many, and together beyond: a large story has many articles
    /// that pass over each detail.</summary>
    private const int MaxSeparateFindings = 4;

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
            if (absent.Length > MaxSeparateFindings)
                yield return Together(collation, one, absent);
            else
                foreach (var cell in absent)
                    yield return Draft(collation, one, cell);
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

    private static FindingDraft Together(Collation collation, Missed missed, Cell[] absent)
    {
        var (statement, one) = (missed.Statement, Draft(collation, missed, absent.MinBy(cell => cell.Score)!));
        var together = SummaryTemplate.Of(
            "{silent} of {all:article} do not mention what {carriers} {carriers?reports|report}: {words}.",
            SummaryArgument.Count("silent", absent.Length),
            SummaryArgument.Count("all", collation.Witnesses.Length),
            CarriersOf(collation, missed),
            WordsOf(collation, missed)
        );
        return one with
        {
            Key = $"several|{collation.WordsOf(statement.Representative)}",
            Pattern = $"several|{SentenceOf(collation, statement.Representative)}",
            Template = together,
            Outlets =
            [
                .. absent
                    .Select(cell => collation.Witnesses[cell.Witness].Outlet)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            Score = absent.Max(cell => cell.Score),
            Evidence =
            [
                .. one.Evidence.Where(span => span.Role == "carrier"),
                .. absent
                    .Where(cell => cell.Nearest is not null)
                    .Take(MaxSeparateFindings)
                    .Select(cell => EvidenceFactory.Of(collation, cell.Nearest!, "nearest")),
            ],
        };
    }

    private static FindingDraft Draft(Collation collation, Missed missed, Cell cell)
    {
        var (witness, statement) = (collation.Witnesses[cell.Witness], missed.Statement);
        var evidence = CoverageEvidence.Of(collation, missed.Carriers, cell);
        return new FindingDraft(
            "O1",
            "statement omission",
            $"{witness.Key}|{collation.WordsOf(statement.Representative)}",
            SummaryTemplate.Of(
                "By {time}, {silent} does not mention what {carriers} {carriers?reports|report}: {words}.",
                SummaryArgument.Text("time", Prose.Time(witness.Newest.PublishedAt)),
                OutletNames.Argument(collation, "silent", cell.Witness),
                CarriersOf(collation, missed),
                WordsOf(collation, missed)
            ),
            missed.IsRemnant ? [.. evidence.Select(span => span.Role == "carrier" ? Whole(collation, span) : span)] : evidence
        )
        {
            Statement = statement,
            Pattern = $"{witness.Key}|{SentenceOf(collation, statement.Representative)}",
            Outlets = [witness.Outlet],
            Score = cell.Score,
            Threshold = collation.Options.CellAbsent,
            Certainty = 1 - cell.Score / collation.Options.CellAbsent * 0.5,
            Size = (double)statement.Carriers / (statement.Carriers + statement.Cells.Count(other => other.IsAbsent)),
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }

    private static SummaryArgument CarriersOf(Collation collation, Missed missed) =>
        OutletNames.Argument(collation, "carriers", missed.Carriers.Select(unit => unit.Witness).Order());

    /// <summary>Words that all carriers have; a remnant is reported as the sentence it belongs to.</summary>
    private static SummaryArgument WordsOf(Collation collation, Missed missed) =>
        SummaryArgument.Quotations(
            "words",
            Prose.Unstopped(missed.IsRemnant ? SentenceOf(collation, missed.Reported) : collation.WordsOf(missed.Reported))
        );

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

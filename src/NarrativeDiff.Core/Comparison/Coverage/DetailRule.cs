using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>Finds a name, number, day or cause that at least two outlets give with a statement and another carrier gives nowhere.</summary>
internal sealed class DetailRule : IRule
{
    private const int MinPeers = 2;

    private const int MaxReadings = 12;

    /// <summary>Share of the other carriers that must give a detail: what one or two add is theirs, what most give is part of the
    /// statement.</summary>
    private const double MinUsual = 0.6;

    /// <summary>"Norway" and "Norwegian" name one thing.</summary>
    private const int SameUpTo = 4;

    public IReadOnlyList<string> Ids => ["O3"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var texts = collation
            .Witnesses.Select(witness => new Lazy<WholeArticle>(() => witness.Text.Derived.Of(witness.Text, WholeArticle.Of)))
            .ToArray();
        return collation
            .Statements.Where(statement => statement.IndependentCarriers > MinPeers)
            .SelectMany(statement => Find(collation, statement, texts));
    }

    /// <summary>All that an article says, to make sure that a detail is in none of its sentences.</summary>
    private sealed record WholeArticle(HashSet<string> Stems, HashSet<string> Starts, HashSet<double> Numbers, bool GivesTime)
    {
        public static WholeArticle Of(ArticleText text)
        {
            var words = $"{text.Headline}\n{text.Body}";
            return new WholeArticle(
                Words.Stems(words).ToHashSet(StringComparer.Ordinal),
                Words.Of(words).Where(word => word.Length >= SameUpTo).Select(word => word[..SameUpTo]).ToHashSet(StringComparer.Ordinal),
                [.. Text.Numbers.Find(words).Select(number => number.Low)],
                Detail.GivesTime(words)
            );
        }

        public bool Has(Detail detail, string given) =>
            detail.Slot switch
            {
                "day" => GivesTime,
                "number" => Numbers.Contains(double.Parse(detail.Value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)),
                "cause" => Stems.Contains(detail.Value),
                // spelled otherwise, or as an adjective: named all the same
                _ => Words.Of(given).All(word => word.Length < SameUpTo)
                    || Words.Of(given).Any(word => word.Length >= SameUpTo && Starts.Contains(word[..SameUpTo])),
            };
    }

    private sealed record Given(TextUnit Unit, Detail Detail);

    /// <summary>One finding for a reading, however many details it lacks: first and last name are two words of one.</summary>
    private static IEnumerable<FindingDraft> Find(Collation collation, Statement statement, Lazy<WholeArticle>[] texts)
    {
        var units = statement.CarriedReadings.Take(MaxReadings).SelectMany(reading => reading.Units.Take(2)).ToArray();
        var usual = units
            .SelectMany(unit => Detail.In(collation, unit), (unit, detail) => new Given(unit, detail))
            .GroupBy(given => (given.Detail.Slot, given.Detail.Value))
            .Where(given => Independent(collation, given) >= Math.Max(MinPeers, (statement.IndependentCarriers - 1) * MinUsual))
            .Select(given => given.DistinctBy(one => one.Unit.Witness).ToImmutableArray())
            .ToArray();
        return from unit in units.DistinctBy(unit => unit.Witness)
            let lacking = usual
                .Where(given =>
                    given.Count(one => collation.AreSame(one.Unit, unit)) >= MinPeers
                    && given.All(one => collation.WitnessOf(one.Unit).Outlet != collation.WitnessOf(unit).Outlet)
                    && !given.Any(one => texts[unit.Witness].Value.Has(one.Detail, one.Detail.Span.Of(collation.WordsOf(one.Unit))))
                    && !GivesOther(collation, units, unit.Witness, given[0].Detail)
                )
                .ToArray()
            where lacking.Length > 0
            select Draft(collation, statement, unit, lacking);
    }

    /// <summary>Another number of the same thing is no omission but a conflict or drift.</summary>
    private static bool GivesOther(Collation collation, TextUnit[] units, int witness, Detail detail) =>
        detail.Slot == "number"
        && units
            .Where(unit => unit.Witness == witness)
            .Any(unit => Text.Numbers.Find(collation.WordsOf(unit)).Any(number => number.Unit == detail.Value.Split(' ', 2)[1]));

    /// <summary>Outlets that give it, copies of one text counted once.</summary>
    private static int Independent(Collation collation, IEnumerable<Given> given) =>
        CoverageEvidence.Independent(collation, given.Select(one => one.Unit));

    private static FindingDraft Draft(Collation collation, Statement statement, TextUnit reading, ImmutableArray<Given>[] lacking)
    {
        var witness = collation.WitnessOf(reading);
        var evidence = lacking
            .SelectMany(given => given, (_, one) => EvidenceFactory.Within(collation, one.Unit, one.Detail.Span, "carrier"))
            .Distinct()
            .ToImmutableArray();
        return new FindingDraft(
            "O3",
            "detail omission",
            $"{witness.Key}|{string.Join('|', lacking.Select(given => given[0].Detail.Value))}",
            SummaryTemplate.Of(
                "{outlet} reports this without {details}, which {others} {others?gives|give}.",
                OutletNames.Argument(collation, "outlet", reading.Witness),
                SummaryArgument.Quotations("details", lacking.Select(given => given[0].Detail.Span.Of(collation.WordsOf(given[0].Unit)))),
                OutletNames.Argument(collation, "others", lacking.SelectMany(given => given).Select(one => one.Unit.Witness).Order())
            ),
            [EvidenceFactory.Of(collation, reading, "reading"), .. evidence]
        )
        {
            Statement = statement,
            Pattern = $"{witness.Key}|{lacking[0][0].Detail.Value}",
            Outlets = [witness.Outlet],
            Certainty = 0.4,
            Size = 0.2,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison.Certainty;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>Finds articles that carry an accusation against someone whose denial, carried elsewhere, they do not have.</summary>
/// <remarks>The right of reply in editorial codes. Absence is not intent, and the denial may have come later.</remarks>
internal sealed class ResponseRule : IRule
{
    private const int MaxCarriers = 3;

    public IReadOnlyList<string> Ids => ["O4"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var names = collation
            .Statements.SelectMany(statement => statement.Readings)
            .SelectMany(reading => reading.Units)
            .ToLookup(unit => (unit.Witness, unit.Sentence), unit => unit.Names);
        return from statement in collation.Statements
            where statement.Carriers > 0 && statement.Cells.Any(cell => cell.State == CoverageState.NotMatched)
            let denials = statement
                .CarriedReadings.Select(reading => Denial.Of(collation, reading.Units[0]))
                .OfType<Denial>()
                .ToImmutableArray()
            where denials.Length > 0
            from cell in statement.Cells
            where cell.State == CoverageState.NotMatched
            let accusation = Accusation(
                collation,
                cell.Witness,
                [.. denials.SelectMany(denial => denial.Who).Distinct(StringComparer.Ordinal)],
                names
            )
            where accusation is not null
            select Draft(collation, statement, cell, denials, accusation.Value.Sentence, accusation.Value.Who);
    }

    /// <summary>A reading that says a denial.</summary>
    /// <param name="Who">Lower-cased names that stand before the cue.</param>
    private sealed record Denial(TextUnit Unit, TextSpan Cue, ImmutableArray<string> Who)
    {
        public static Denial? Of(Collation collation, TextUnit unit)
        {
            if (CertaintyTable.Of(collation, unit) is not { Rung: CertaintyLevel.Denied, Cue: { } cue } || cue.Start <= unit.Span.Start)
                return null;
            var before = collation.WitnessOf(unit).Text.TextOf(unit.Field)[unit.Span.Start..cue.Start];
            var who = unit.Names.Where(name => before.Contains(name, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
            return who.IsEmpty ? null : new Denial(unit, cue, who);
        }
    }

    /// <returns>The sentence in which the article has one of them accused; null where it has none, or has a denial of its own.</returns>
    private static (int Sentence, string Who)? Accusation(
        Collation collation,
        int witness,
        ImmutableArray<string> who,
        ILookup<(int, int), ImmutableArray<string>> names
    )
    {
        var text = collation.Witnesses[witness].Text;
        var found = ((int, string)?)null;
        foreach (var sentence in text.Sentences.Where(sentence => sentence.Excluded is null))
        {
            var cues = CertaintyCues.Find(text.TextOf(sentence));
            // Whoever denies in it: "a senior official denied the accusation" answers for a government as well.
            if (cues.Any(cue => cue.Rung == CertaintyLevel.Denied))
                return null;
            var named = who.FirstOrDefault(name => names[(witness, sentence.Index)].Any(all => all.Contains(name, StringComparer.Ordinal)));
            if (named is null)
                continue;
            if (Negation.In(text.TextOf(sentence)))
                return null;
            if (
                cues.FirstOrDefault(cue => cue.Rung == CertaintyLevel.Distanced) is { Span.Length: > 0 } cue
                && IsAgainst(text, sentence, cue.Span, named)
            )
                found ??= (sentence.Index, named);
        }
        return found;
    }

    /// <summary>The one accused stands behind the cue: before it stands the accuser.</summary>
    private static bool IsAgainst(ArticleText text, Sentence sentence, TextSpan cue, string who) =>
        text.TextOf(sentence)[cue.End..].Contains(who, StringComparison.OrdinalIgnoreCase);

    private static FindingDraft Draft(
        Collation collation,
        Statement statement,
        Cell cell,
        ImmutableArray<Denial> denials,
        int sentence,
        string who
    )
    {
        var witness = collation.Witnesses[cell.Witness];
        var accusing = EvidenceFactory.Sentence(witness, witness.Newest, sentence, "reading");
        var shown = denials
            .Where(denial => denial.Who.Contains(who, StringComparer.Ordinal))
            .Take(MaxCarriers)
            .Select(denial => EvidenceFactory.Of(collation, denial.Unit, "carrier"))
            .ToImmutableArray();
        return new FindingDraft(
            "O4",
            "missing response",
            $"{witness.Key}|{who}",
            SummaryTemplate.Of(
                "By {time}, {outlet} gives the accusation without the denial that {carriers} {carriers?carries|carry}: {denial}.",
                SummaryArgument.Text("time", Prose.Time(witness.Newest.PublishedAt)),
                OutletNames.Argument(collation, "outlet", accusing),
                OutletNames.Argument(collation, "carriers", shown),
                SummaryArgument.Quotations("denial", Prose.Unstopped(shown[0].Exact))
            ),
            [
                accusing,
                .. shown,
                .. cell.Nearest is { } nearest ? [EvidenceFactory.Of(collation, nearest, "nearest")] : ImmutableArray<Evidence>.Empty,
            ]
        )
        {
            Statement = statement,
            Pattern = $"{witness.Key}|{who}",
            Outlets = [witness.Outlet],
            Score = cell.Score,
            Threshold = collation.Options.CellAbsent,
            Certainty = 0.6,
            Size = 0.9,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}

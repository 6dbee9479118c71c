using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Attribution;

/// <summary>Finds a statement that other outlets attribute to a source and one states as its own.</summary>
internal sealed class BareStatementRule : IRule
{
    public IReadOnlyList<string> Ids => ["O5"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation.Statements.Select(statement => Of(collation, statement)).OfType<FindingDraft>();

    /// <summary>Reported only where those that attribute are at least as many as those that do not.</summary>
    private static FindingDraft? Of(Collation collation, Statement statement)
    {
        var readings = VoicedReading.Of(collation, statement);
        var attributed = readings
            .Where(reading =>
                reading.Under is { Source: not null, Stance: not Stance.Denial }
                && reading.IsSaid
                && !Relatives.Contains(reading.At(collation, reading.Under!.Source!.Value, "source").Exact.ToLowerInvariant())
            )
            .ToImmutableArray();
        var bare = readings.Where(reading => reading.IsBare(collation) && !IsQuoted(collation, reading.Unit)).ToImmutableArray();
        var same = bare.Where(reading => attributed.Any(other => Says(other, reading))).ToImmutableArray();
        var sources = attributed.Where(other => same.Any(reading => Says(other, reading))).ToImmutableArray();
        bool Says(VoicedReading other, VoicedReading reading) =>
            collation.AreSame(reading.Unit, other.Unit) && other.Attributes(collation, reading.Unit);
        return same.IsEmpty || sources.Length < same.Length ? null : Draft(collation, statement, same, sources);
    }

    /// <summary>A sentence with quotation marks, or with the end of a quotation, has a speaker, whether or not he was found.</summary>
    private static bool IsQuoted(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        var sentence = text.Sentences[unit.Sentence].Span;
        return new Quotations(text.QuotationsIn(unit.Field)).Overlap(sentence)
            || Normalise.ForMatching(sentence.Of(text.TextOf(unit.Field))) is var words
                && (words.Contains(",'", StringComparison.Ordinal) || words.Contains(", '", StringComparison.Ordinal));
    }

    /// <summary>"Who are contending with": a clause about somebody, no source that a reader could name.</summary>
    private static readonly string[] Relatives = ["who", "which", "that"];

    private static FindingDraft Draft(
        Collation collation,
        Statement statement,
        ImmutableArray<VoicedReading> bare,
        ImmutableArray<VoicedReading> attributed
    )
    {
        var without = bare.Select(reading => reading.Outlet(collation)).Distinct(StringComparer.Ordinal).ToArray();
        var sources = attributed.Select(reading => reading.At(collation, reading.Under!.Source!.Value, "source")).ToArray();
        return new FindingDraft(
            "O5",
            "missing attribution",
            $"{string.Join('|', without)}|{collation.WordsOf(bare[0].Unit)}",
            SummaryTemplate.Of(
                "{bare} {bare?states|state} this without a source; {others} {others?attributes|attribute} it to {sources}.",
                OutletNames.Argument(collation, "bare", bare.Select(reading => reading.Unit.Witness)),
                OutletNames.Argument(collation, "others", sources),
                SummaryArgument.Quotations("sources", sources.Select(span => span.Exact).Distinct(StringComparer.OrdinalIgnoreCase))
            ),
            [
                .. bare.Select(reading => EvidenceFactory.Of(collation, reading.Unit, "bare")),
                .. attributed.Select(reading => reading.Cue(collation, "cue")),
            ]
        )
        {
            Outlets = [.. without.Order(StringComparer.Ordinal)],
            Statement = statement,
            Certainty = 0.4,
            Size = 0.7,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}

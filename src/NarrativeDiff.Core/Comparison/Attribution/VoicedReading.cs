using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Attribution;

/// <summary>A reading with the attribution it stands under; null where the outlet speaks itself.</summary>
internal sealed record VoicedReading(TextUnit Unit, Attributed? Under, string? Source)
{
    /// <summary>Body readings of the carriers, the first unit of each.</summary>
    public static ImmutableArray<VoicedReading> Of(Collation collation, Statement statement) =>
        [
            .. statement
                .CarriedReadings.Select(reading => reading.Units.FirstOrDefault(unit => unit.Field == TextField.Body))
                .Where(unit => unit is not null)
                .Select(unit => Of(collation, unit!)),
        ];

    public static VoicedReading Of(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        var under = Voices
            .Of(text)
            .Near(unit.Field, unit.Span)
            .Select(attributed => (attributed, Shared: attributed.Content.Sum(content => Shared(content, unit.Span))))
            .Where(found => 2 * found.Shared >= unit.Span.Length || found.Shared > 0 && unit.Span.Contains(found.attributed.Cue))
            .OrderByDescending(found => found.Shared)
            .ThenBy(found => found.attributed.Cue)
            .Select(found => found.attributed)
            .FirstOrDefault();
        return new VoicedReading(unit, under, under is null ? null : Voices.Of(text).SpeakerOf(under));
    }

    /// <summary>Neither the sentence nor its neighbours hold an attribution: a source named in the next sentence speaks for this one too.
    /// In a party's own statement the party is the source.</summary>
    public bool IsBare(Collation collation) =>
        Under is null
        && !OwnStatement.Is(collation.WitnessOf(Unit).Text)
        && Voices.Of(collation.WitnessOf(Unit).Text) is var voices
        && Enumerable.Range(Unit.Sentence - 1, 3).All(sentence => !voices.OfSentence(Unit.Field, sentence).Any())
        && voices.Near(Unit.Field, Unit.Span).All(attributed => attributed.Content.All(content => !content.Overlaps(Unit.Span)));

    /// <summary>At least half of the events in both readings stand in what is attributed: "who won the title in 2001, said he was fit"
    /// attributes his fitness alone.</summary>
    public bool Attributes(Collation collation, TextUnit other)
    {
        var text = collation.WitnessOf(Unit).Text.TextOf(Unit.Field);
        var said = Under!.Content.SelectMany(content => Words.Stems(content.Of(text))).ToHashSet(StringComparer.Ordinal);
        var shared = Unit.EventStems.Intersect(other.EventStems, StringComparer.Ordinal).ToArray();
        return shared.Length > 0 && 2 * shared.Count(said.Contains) >= shared.Length;
    }

    /// <summary>Somebody says it: who appears, plans or hopes something does not report it.</summary>
    public bool IsSaid => Under is { IsSaid: true };

    public Evidence Cue(Collation collation, string role) => At(collation, Under!.Cue, role);

    public Evidence At(Collation collation, TextSpan span, string role) =>
        EvidenceFactory.Of(collation.WitnessOf(Unit), collation.WitnessOf(Unit).Newest, Under?.Sentence ?? Unit.Sentence, span, role);

    public string Outlet(Collation collation) => collation.WitnessOf(Unit).Outlet;

    private static int Shared(TextSpan a, TextSpan b) => Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));
}

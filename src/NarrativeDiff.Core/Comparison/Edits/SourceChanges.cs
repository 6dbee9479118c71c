using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Comparison.Attribution;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>Sources that an edited sentence lost or gained: "…, the agency reported" is gone, and nobody else in it says so.</summary>
internal static class SourceChanges
{
    /// <summary>One went, another came.</summary>
    public const string Changed = "source changed";

    public static IEnumerable<Direction> Of(Edited before, Edited after)
    {
        var (old, now) = (Sources(before), Sources(after));
        var gone = old.Where(source => !Names(after.Words, source.Of(Text(before)))).ToArray();
        // A new source may have been there before as a place: "aimed at the Kremlin, Moscow says" and "Kremlin says".
        var come = now.Where(source => !old.Any(earlier => Names(earlier.Of(Text(before)), source.Of(Text(after))))).ToArray();
        var (less, more) = (Attributions(after) < Attributions(before), Attributions(after) > Attributions(before));
        if (gone.Length > 0 && come.Length > 0)
            yield return new Direction(Changed, gone[0], come[0], 0.8, false);
        else if (gone.Length > 0 && less)
            yield return new Direction("source removed", gone[0], null, 0.9, true);
        else if (come.Length > 0 && more)
            yield return new Direction("source added", null, come[0], 0.8, false);
    }

    /// <summary>The words have one of the source's name.</summary>
    private static bool Names(string words, string source) =>
        Words.Stems(source).Intersect(Words.Stems(words), StringComparer.Ordinal).Any();

    /// <summary>With those whose source is a pronoun: "it said" that becomes "the ministry said" adds nobody.</summary>
    private static int Attributions(Edited edited) =>
        Voices.Of(edited.Version.Text).In(edited.Sentence.Field).Count(attributed => attributed.Sentence == edited.Sentence.Index);

    /// <summary>Named sources of the sentence's attributions; a pronoun names nobody.</summary>
    private static TextSpan[] Sources(Edited edited) =>
        [
            .. Voices
                .Of(edited.Version.Text)
                .In(edited.Sentence.Field)
                .Where(attributed =>
                    attributed.Sentence == edited.Sentence.Index
                    && attributed.Source is not null
                    && attributed.IsSaid
                    && !IsRefusal(edited, attributed)
                )
                .Select(attributed => attributed.Source!.Value)
                .Where(source => edited.Sentence.Span.Contains(source) && Words.Stems(source.Of(Text(edited))).Any()),
        ];

    /// <summary>"The court denied bail": nobody says anything.</summary>
    private static bool IsRefusal(Edited edited, Attributed attributed) =>
        CueSense.Judges(attributed.Lemma)
        && !CertaintyCues
            .Find(edited.Sentence.Span.Of(Text(edited)))
            .Any(cue => cue.Span.Overlaps(attributed.Cue with { Start = attributed.Cue.Start - edited.Sentence.Span.Start }));

    private static string Text(Edited edited) => edited.Version.Text.TextOf(edited.Sentence.Field);
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>All sentences and clauses of a story's witnesses, made ready for scoring.</summary>
/// <remarks>A sentence of an earlier version stands here only if the newest version no longer has it in the same words.</remarks>
/// <param name="Sentences">Whole sentences that take part, by witness, then newest version first, then reading order.</param>
/// <param name="Segments">Their clauses; a sentence that is not split stands here as it does in <paramref name="Sentences"/>.</param>
internal sealed record StoryUnits(ImmutableArray<Unit> Sentences, ImmutableArray<Unit> Segments)
{
    /// <summary>Every text whose vector <see cref="Of"/> asks for.</summary>
    public static IEnumerable<string> TextsOf(IReadOnlyList<Witness> witnesses, VersionHistory history) =>
        Drafts(witnesses, history).Select(draft => draft.Text).Distinct(StringComparer.Ordinal);

    public static StoryUnits Of(IReadOnlyList<Witness> witnesses, VersionHistory history, ISentenceEncoder encoder)
    {
        var drafts = Drafts(witnesses, history).ToArray();
        var names = StoryNames.Of(witnesses.Select(witness => witness.Text));
        var stems = drafts.Select(draft => (IReadOnlySet<string>)Words.Stems(draft.Text).ToHashSet(StringComparer.Ordinal)).ToArray();
        var weights = TermWeights.Of([.. stems.Where((_, i) => drafts[i] is { Part: < 0, IsNewest: true })]);
        var vectors = encoder.Encode([.. drafts.Select(draft => draft.Text)]);
        var units = drafts.Select((draft, i) => draft.ToUnit(weights, stems[i], names, vectors[i])).ToArray();
        return new StoryUnits(
            [.. units.Where(unit => unit.IsWhole)],
            [.. units.Where((unit, i) => !unit.IsWhole || i + 1 == units.Length || units[i + 1].IsWhole)]);
    }

    private static IEnumerable<Draft> Drafts(IReadOnlyList<Witness> witnesses, VersionHistory history)
    {
        for (var w = 0; w < witnesses.Count; w++)
            for (var v = witnesses[w].Versions.Length - 1; v >= 0; v--)
                foreach (var draft in Drafts(witnesses[w], w, v))
                    if (draft.IsNewest || history.SameInNewest(w, v, draft.Sentence) is null)
                        yield return draft;
    }

    /// <summary>Each taking-part sentence, followed by its clauses where it has several.</summary>
    private static IEnumerable<Draft> Drafts(Witness witness, int w, int v)
    {
        var text = witness.Versions[v].Text;
        var newest = v + 1 == witness.Versions.Length;
        var last = Math.Max(1, text.Sentences.Count(sentence => sentence.Field == TextField.Body) - 1);
        foreach (var sentence in text.Sentences.Where(sentence => sentence.Excluded is null))
        {
            var position = sentence.Field == TextField.Headline ? 0 : (double)sentence.Index / last;
            var parts = sentence.Segments.Length > 1 ? sentence.Segments : [];
            for (var part = -1; part < parts.Length; part++)
            {
                var span = part < 0 ? sentence.Span : parts[part];
                yield return new Draft(w, v, sentence.Index, part, sentence.Field, span, ToMatch(text, sentence.Field, span), position, newest);
            }
        }
    }

    private static string ToMatch(ArticleText text, TextField field, TextSpan span) =>
        TrailingSpeaker.Without(Normalise.ForMatching(span.Of(text.TextOf(field))));

    private sealed record Draft(int Witness, int Version, int Sentence, int Part, TextField Field, TextSpan Span, string Text, double Position, bool IsNewest)
    {
        public Unit ToUnit(TermWeights weights, IReadOnlySet<string> stems, StoryNames names, float[] vector)
        {
            var terms = weights.TermsOf(stems);
            return new(Witness, Version, Sentence, Part, Field, Span, Text, Position)
            {
                IsNewest = IsNewest,
                Terms = terms,
                TermWeight = terms.Sum(term => term.Weight),
                Names = names.In(Text),
                FirstName = names.FirstIn(Text),
                Numbers = Numbers.Find(Text),
                Days = DayNames.In(Text),
                Quoted = weights.TermsOf(QuotedSpans.Find(Text).SelectMany(span => Words.Stems(span.Of(Text))).Distinct(StringComparer.Ordinal)),
                Negated = Negation.In(Text),
                Vector = vector,
            };
        }
    }
}

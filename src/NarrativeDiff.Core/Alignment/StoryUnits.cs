using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Core.Alignment;

/// <summary>All sentences and clauses of a story's witnesses, made ready for scoring.</summary>
/// <remarks>A sentence of an earlier version stands here only if the newest version no longer has it in the same words.</remarks>
/// <param name="Sentences">Whole sentences that take part, by witness, then newest version first, then reading order.</param>
/// <param name="Segments">Their clauses; a sentence that is not split stands here as it does in <paramref name="Sentences"/>.</param>
internal sealed record StoryUnits(ImmutableArray<TextUnit> Sentences, ImmutableArray<TextUnit> Segments)
{
    /// <summary>Every sentence whose vectors <see cref="Of"/> asks for.</summary>
    public static IEnumerable<SplitSentence> SentencesOf(IReadOnlyList<Witness> witnesses, VersionHistory history) =>
        Drafts(witnesses, history).Select(draft => draft.Unit.ToEncode).OfType<SplitSentence>().Distinct();

    public static StoryUnits Of(IReadOnlyList<Witness> witnesses, VersionHistory history, ISentenceEncoder encoder)
    {
        var drafts = Drafts(witnesses, history).ToArray();
        var names = StoryNames.Of(witnesses.Select(witness => witness.Text));
        var weights = TermWeights.Of([
            .. drafts.Where(draft => draft is { IsNewest: true, Unit.Part: < 0 }).Select(draft => draft.Unit.Stems),
        ]);
        float[][] vectors =
        [
            .. encoder
                .EncodeSplit([.. drafts.Select(draft => draft.Unit.ToEncode).OfType<SplitSentence>()])
                .SelectMany(sentence => sentence),
        ];
        var units = drafts.Select((draft, i) => draft.ToUnit(weights, names, vectors[i])).ToArray();
        return new StoryUnits(
            [.. units.Where(unit => unit.IsWhole)],
            [.. units.Where((unit, i) => !unit.IsWhole || i + 1 == units.Length || units[i + 1].IsWhole)]
        );
    }

    private static IEnumerable<Draft> Drafts(IReadOnlyList<Witness> witnesses, VersionHistory history)
    {
        for (var w = 0; w < witnesses.Count; w++)
        for (var v = witnesses[w].Versions.Length - 1; v >= 0; v--)
        {
            var newest = v + 1 == witnesses[w].Versions.Length;
            foreach (var unit in ArticleUnits.In(witnesses[w].Versions[v].Text).All)
                if (newest || history.SameInNewest(w, v, unit.Sentence) is null)
                    yield return new Draft(w, v, newest, unit);
        }
    }

    private readonly record struct Draft(int Witness, int Version, bool IsNewest, UnitText Unit)
    {
        public TextUnit ToUnit(TermWeights weights, StoryNames names, float[] vector)
        {
            var terms = weights.TermsOf(Unit.Stems);
            return new(Witness, Version, Unit.Sentence, Unit.Part, Unit.Field, Unit.Span, Unit.Text, Unit.Position)
            {
                IsNewest = IsNewest,
                Read = Unit,
                Stems = Unit.Stems,
                Terms = terms,
                TermWeight = terms.Sum(term => term.Weight),
                Names = names.Among(Unit.DistinctCapitals),
                FirstName = names.FirstAmong(Unit.Capitals),
                Numbers = Unit.Numbers,
                Days = Unit.Days,
                Quoted = weights.TermsOf(Unit.QuotedStems),
                Negated = Unit.Negated,
                Denies = Unit.Denies,
                DoesNotKnow = Unit.DoesNotKnow,
                KnownFragment = Unit.IsFragment,
                Vector = vector,
            };
        }
    }
}

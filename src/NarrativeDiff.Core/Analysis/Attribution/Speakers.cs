using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>An attribution with its speaker under one name within the article.</summary>
/// <param name="Key">Says speakers apart: the same for "the mayor, Ann Berg" and "Berg"; null where no source is named.</param>
internal sealed record Spoken(Attributed What, TextField Field, string? Name, string? Key);

/// <summary>Who speaks in an article: sources under one name, pronouns and descriptions with the one they mean.</summary>
internal static class Speakers
{
    /// <returns>Body first, in the order of cues, then the headline.</returns>
    public static ImmutableArray<Spoken> In(ArticleText text)
    {
        var sources = ArticleSources.Of(text);
        return
        [
            .. sources.Spoken.Select(one =>
                one.Speaker >= 0
                    ? new Spoken(one.What, one.Field, sources.Speakers[one.Speaker].Name, sources.Speakers[one.Speaker].Key)
                    : new Spoken(one.What, one.Field, null, null)
            ),
        ];
    }
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Stories;

/// <summary>Makes the profile by which an article is filed.</summary>
public static class ArticleProfiler
{
    /// <summary>Words of the body that count for the gist: a news article says what happened before it explains.</summary>
    private const int LeadWords = 110;

    /// <summary>The text whose vector becomes <see cref="ArticleProfile.Vector"/>: headline and first 110 words, clutter left out.</summary>
    /// <param name="articles">Versions read before; null: read anew.</param>
    public static string Gist(ArticleVersion version, ReadArticles? articles = null) => Gist(articles?.Read(version) ?? ArticleReader.Read(version));

    public static ArticleProfile Of(ArticleVersion version, ISentenceEncoder encoder, ReadArticles? articles = null)
    {
        var text = articles?.Read(version) ?? ArticleReader.Read(version);
        return new(encoder.Encode([Gist(text)])[0], NamesIn(text), version.PublishedAt);
    }

    /// <summary>Profiles of many articles, in the order given; far cheaper than one by one.</summary>
    public static ImmutableArray<ArticleProfile> Of(IReadOnlyList<ArticleVersion> versions, ISentenceEncoder encoder)
    {
        var texts = versions.Select(ArticleReader.Read).ToImmutableArray();
        var vectors = encoder.Encode([.. texts.Select(Gist)]);
        return [.. versions.Select((version, i) => new ArticleProfile(vectors[i], NamesIn(texts[i]), version.PublishedAt))];
    }

    private static string Gist(ArticleText text)
    {
        var lead = Told(text, TextField.Body).SelectMany(sentence => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Take(LeadWords);
        return string.Join('\n', Told(text, TextField.Headline).Append(string.Join(' ', lead)));
    }

    /// <remarks>Of the whole article: who and where is told throughout, and tells two events of one kind apart. "Westhaven's" is Westhaven.</remarks>
    private static ImmutableArray<string> NamesIn(ArticleText text) =>
        [.. StoryNames.Of([text]).In(string.Join('\n', Told(text, TextField.Headline).Concat(Told(text, TextField.Body))))
            .Select(name => name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name)
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Told(ArticleText text, TextField field) =>
        text.Sentences.Where(sentence => sentence.Field == field && sentence.Excluded is null).Select(text.TextOf);
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>One version of an article as it takes part in the comparison: its number, its text, its sentences.</summary>
/// <param name="Number">1-based: the publisher's own number, or the ordinal in time where the publisher does not count.</param>
public sealed record WitnessVersion(int Number, ArticleVersion Source, ArticleText Text)
{
    public DateTimeOffset PublishedAt => Source.PublishedAt;

    /// <summary>What the article says in its own language, where <see cref="Text"/> is its translation; else null.</summary>
    public OriginalText? Original { get; init; }
}

/// <summary>An article's newest version taking part in a collation, with its earlier versions behind it.</summary>
/// <param name="Siglum">Its short mark: A, B … Z, AA …, in the order of outlet and article id.</param>
/// <param name="Versions">Oldest first; the last one is <see cref="Newest"/>.</param>
public sealed record Witness(string Siglum, ArticleKey Key, ImmutableArray<WitnessVersion> Versions)
{
    public WitnessVersion Newest => Versions[^1];

    public ArticleText Text => Newest.Text;

    public string Outlet => Key.Outlet.Value;

    /// <summary>The witnesses of a story, in the order of outlet and article id whatever order the versions arrived in.</summary>
    /// <param name="articles">Versions read before; null: each is read now.</param>
    /// <param name="budget">Asked before each article; null: the usual one.</param>
    public static ImmutableArray<Witness> Of(Story story, ParsedArticleCache? articles = null, WorkBudget? budget = null) =>
        Of(story, ComparisonLanguage.Of(story.Versions), articles, budget);

    /// <summary>The same, with translations into a language in the place of what they translate.</summary>
    private static ImmutableArray<Witness> Of(Story story, string language, ParsedArticleCache? articles, WorkBudget? budget) =>
        [
            .. story
                .Versions.GroupBy(version => version.Key)
                .OrderBy(article => article.Key)
                .Select(
                    (article, index) =>
                    {
                        budget?.Check();
                        return new Witness(SiglumOf(index), article.Key, VersionsOf(article, language, articles));
                    }
                ),
        ];

    /// <summary>Those that can be compared in the story's language, and the others; all of them where none can.</summary>
    internal static (ImmutableArray<Witness> Compared, ImmutableArray<Witness> Others) ByLanguage(
        ImmutableArray<Witness> witnesses,
        Story story
    )
    {
        var language = ComparisonLanguage.Of(story.Versions);
        if (
            witnesses.All(witness => ComparisonLanguage.Covers(language, witness.Newest.Source))
            || !witnesses.Any(witness => ComparisonLanguage.Covers(language, witness.Newest.Source))
        )
            return (witnesses, []);
        return (
            [.. witnesses.Where(witness => ComparisonLanguage.Covers(language, witness.Newest.Source))],
            [.. witnesses.Where(witness => !ComparisonLanguage.Covers(language, witness.Newest.Source))]
        );
    }

    private static ImmutableArray<WitnessVersion> VersionsOf(
        IEnumerable<ArticleVersion> article,
        string language,
        ParsedArticleCache? articles
    ) =>
        [
            .. article
                .OrderBy(version => version.PublishedAt)
                .ThenBy(version => version.Version ?? 0)
                .ThenBy(version => version.ContentHash, StringComparer.Ordinal)
                .DistinctBy(version => (version.ContentHash, version.PublishedAt, version.Version))
                .ToArray()
                is var ordered
            && ordered.All(version => version.Version is not null)
                ? Numbered(
                    Changed(InOneLanguage(ordered.OrderBy(version => version.Version).ThenBy(version => version.PublishedAt), language)),
                    version => version.Version!.Value,
                    language,
                    articles
                )
                : Numbered(Changed(InOneLanguage(ordered, language)), _ => 0, language, articles),
        ];

    /// <summary>Versions whose text is not the one before: a text that comes back after another is a version of its own, a text sent twice
    /// is none.</summary>
    private static IEnumerable<ArticleVersion> Changed(IEnumerable<ArticleVersion> ordered)
    {
        ArticleVersion? last = null;
        foreach (var version in ordered)
        {
            if (version.ContentHash != last?.ContentHash)
                yield return version;
            last = version;
        }
    }

    /// <summary>Where the newest version can be compared, only those that can: a version before its translation came is no other
    /// wording.</summary>
    private static IEnumerable<ArticleVersion> InOneLanguage(IEnumerable<ArticleVersion> ordered, string language)
    {
        ArticleVersion[] versions = [.. ordered];
        return ComparisonLanguage.Covers(language, versions[^1])
            ? versions.Where(version => ComparisonLanguage.Covers(language, version))
            : versions;
    }

    private static IEnumerable<WitnessVersion> Numbered(
        IEnumerable<ArticleVersion> ordered,
        Func<ArticleVersion, int> number,
        string language,
        ParsedArticleCache? articles
    )
    {
        var last = 0;
        foreach (var version in ordered)
        {
            var rendered = ComparisonLanguage.Rendered(language, version);
            var text = articles?.Read(rendered) ?? ArticleReader.Read(rendered);
            // A number used twice with other content is a later state of the article all the same.
            yield return new WitnessVersion(last = Math.Max(number(version), last + 1), version, text)
            {
                Original = ReferenceEquals(rendered, version) ? null : new OriginalText(version, text),
            };
        }
    }

    private static string SiglumOf(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : SiglumOf(index / 26 - 1) + (char)('A' + index % 26);
}

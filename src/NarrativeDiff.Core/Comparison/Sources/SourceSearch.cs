using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Sources;

/// <summary>Whether an article names a source at all: its surname, its initials, or all words of its name.</summary>
internal static class SourceSearch
{
    private const StringSplitOptions WordsOnly = StringSplitOptions.RemoveEmptyEntries;

    private sealed record PlainWords(HashSet<string>[] BySentence);

    private sealed record OwnedHeads(HashSet<string> Heads);

    public static bool Names(Collation collation, StorySource source, int witness) => SentencesNaming(collation, source, witness).Any();

    public static IEnumerable<int> SentencesNaming(Collation collation, StorySource source, int witness)
    {
        var text = collation.Witnesses[witness].Text;
        var words = text
            .Derived.Of(text, static text => new PlainWords([.. text.Sentences.Select(sentence => Of(text, sentence))]))
            .BySentence;
        var wanted = source.Names.Select(Wanted).Where(name => name.Length > 0).DistinctBy(name => string.Join(' ', name)).ToArray();
        for (var sentence = 0; sentence < words.Length; sentence++)
            if (wanted.Any(name => name.All(words[sentence].Contains)))
                yield return sentence;
    }

    /// <summary>The article reports words of "her spokesman" or "the firm's lawyer", an office that the source holds elsewhere: it may be
    /// the source, so the article cannot be called silent.</summary>
    public static bool MaySpeakUnnamed(Collation collation, StorySource source, int witness)
    {
        var heads = source.Names.SelectMany(name => name.Heads).ToHashSet(StringComparer.Ordinal);
        if (heads.Count == 0)
            return false;
        return collation
            .Witnesses[witness]
            .Text.Derived.Of(collation.Witnesses[witness].Text, static text => new OwnedHeads(OwnedHeadsOf(text)))
            .Heads.Overlaps(heads);
    }

    /// <summary>Offices that belong to somebody and have no name behind them, in sentences that report words.</summary>
    private static HashSet<string> OwnedHeadsOf(ArticleText text) =>
        [
            .. ArticleSources
                .Of(text)
                .Spoken.Where(spoken => spoken.Field == TextField.Body && spoken.What.IsSaid)
                .Select(spoken => spoken.What.Sentence)
                .Distinct()
                .SelectMany(sentence => OwnedHeadsOf(text.TextOf(text.Sentences[sentence]).Split((char[]?)null, WordsOnly))),
        ];

    private static IEnumerable<string> OwnedHeadsOf(string[] words)
    {
        for (var i = 1; i < words.Length; i++)
            if (IsOwner(SourceWords.Plain(words[i - 1])) && !IsFollowedByName(words, i))
                yield return SourceWords.Full(SourceWords.Plain(words[i]).TrimEnd('.', ','));
    }

    private static bool IsOwner(string word) =>
        word is "his" or "her" or "their" or "its"
        || word.EndsWith("'s", StringComparison.Ordinal)
        || word.EndsWith("s'", StringComparison.Ordinal);

    private static bool IsFollowedByName(string[] words, int head) => head + 1 < words.Length && char.IsUpper(words[head + 1][0]);

    private static HashSet<string> Of(ArticleText text, Sentence sentence) =>
        [
            .. Words
                .Of(text.TextOf(sentence))
                .SelectMany(word => SourceWords.Plain(word).Split('-'))
                .Select(word => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('.')),
        ];

    /// <summary>A person's surname; of others every word of the name. Of one without a name its description.</summary>
    private static string[] Wanted(SourceName name) =>
        !name.IsNamed ? [.. name.Heads]
        : name.IsOrganisation || name.Name.Length == 1 ? [.. name.Name]
        : [name.Last];
}

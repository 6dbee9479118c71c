using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Sources;

/// <summary>Whether an article names a source at all: its surname, its initials, or all words of its name.</summary>
internal static class SourceSearch
{
    private sealed record PlainWords(HashSet<string>[] BySentence);

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

using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Common words that are names in an article: "Marsh said …" where "Edda Marsh" stands elsewhere in it.</summary>
internal static class NameWords
{
    private const int LongestText = 400_000;

    /// <summary>Words with a capital that follow a word of their sentence, and that the article never writes small.</summary>
    public static FrozenSet<string> Of(string text)
    {
        var (names, small) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var last = default(Chunk);
        foreach (var chunk in Chunker.Each(text.Length > LongestText ? text[..LongestText] : text))
        {
            if (chunk.Kind == ChunkKind.Space)
                continue;
            if (chunk.Kind == ChunkKind.Word && char.IsLower(text[chunk.Span.Start]))
                small.Add(chunk.Span.Of(text));
            else if (chunk.Kind == ChunkKind.Word && last.Kind is ChunkKind.Word && last.Span.End == chunk.Span.Start - 1)
                names.Add(Bare(chunk.Span.Of(text).ToLowerInvariant()));
            last = chunk;
        }
        return names
            .Where(word => word.Length > 2 && !small.Contains(word) && !WordLexicon.IsClosed(word))
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>A sentence whose first word is read as a name where the article says so and a verb or a possessive follows.</summary>
    public static TaggedSentence Applied(TaggedSentence sentence, string text, IReadOnlySet<string>? names)
    {
        if (names is null || names.Count == 0)
            return sentence;
        ImmutableArray<Token>.Builder? changed = null;
        for (var at = 0; at < sentence.Tokens.Length - 1; at++)
        {
            var token = sentence.Tokens[at];
            if (
                at > 0 && sentence.Tokens[at - 1].Part is not (Part.Quote or Part.Punctuation or Part.Dash)
                || token.Part is not (Part.Noun or Part.Verb or Part.Adjective)
            )
                continue;
            if (
                !char.IsUpper(text[token.Span.Start])
                || !names.Contains(token.Word)
                || sentence.Tokens[at + 1].Part is Part.Noun or Part.Adjective
            )
                continue;
            changed ??= sentence.Tokens.ToBuilder();
            changed[at] = token with { Lemma = token.Word, Part = Part.Name, Form = VerbForm.None };
        }
        if (changed is null)
            return sentence;
        var tokens = changed.ToImmutable();
        return sentence with { Tokens = tokens, NounPhrases = Phrases.In(tokens) };
    }

    private static string Bare(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;
}

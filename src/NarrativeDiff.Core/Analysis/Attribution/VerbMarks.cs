using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Takes away the quotation marks round a reporting verb alone: officials "announced" it. They keep a distance from the word; who
/// says what stays.</summary>
internal static class VerbMarks
{
    /// <returns>The text with spaces for these marks, so that every place in it stays, and the quotations that are left.</returns>
    public static (string Text, ImmutableArray<TextSpan> Quotations) Without(string text, ImmutableArray<TextSpan> quotations)
    {
        var marked = quotations.Where(quoted => IsVerb(text, quoted)).ToArray();
        if (marked.Length == 0)
            return (text, quotations);
        var bare = text.ToCharArray();
        foreach (var quoted in marked)
            (bare[quoted.Start], bare[quoted.End - 1]) = (' ', ' ');
        return (new string(bare), [.. quotations.Except(marked)]);
    }

    private static bool IsVerb(string text, TextSpan quoted)
    {
        var word = quoted.Length > 2 ? TextSpan.FromBounds(quoted.Start + 1, quoted.End - 1) : default;
        return word.Length > 0
            && word.Of(text).All(char.IsAsciiLetterLower)
            && TaggedSentence.Of(text, word).Tokens is [{ Part: Part.Verb } verb]
            && CueLexicon.Verb(verb.Lemma) is not null;
    }
}

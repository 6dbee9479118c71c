using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Frames;

/// <summary>A property word near a name.</summary>
/// <param name="Actor">The last word of the name, lower case.</param>
internal sealed record TargetProperty(string Actor, string Property, TextSpan Name, TextSpan Word);

/// <summary>Finds property words in a window round the names of a sentence.</summary>
internal static class TargetProperties
{
    /// <summary>Words between name and property; wider windows mostly reach into the next phrase.</summary>
    private const int Window = 4;

    public static IEnumerable<TargetProperty> Of(string text, TextSpan sentence)
    {
        var tokens = LexicalToken.Of(text, sentence);
        // In a headline set in capitals every word would be a name.
        if (2 * tokens.Count(token => token.IsCapital) > tokens.Length)
            return [];
        return from hit in FrameCues.Properties(tokens)
            where !tokens[hit.Token].IsCapital
            let name = Nearest(tokens, hit.Token, hit.Words)
            where name >= 0
            select new TargetProperty(tokens[name].Word, hit.Value.Frame, tokens[name].Span, hit.Span);
    }

    private static int Nearest(ImmutableArray<LexicalToken> tokens, int at, int words)
    {
        for (var distance = 1; distance <= Window; distance++)
            foreach (var place in (ReadOnlySpan<int>)[at - distance, at + words - 1 + distance])
                if (IsName(tokens, place))
                    return place;
        return -1;
    }

    /// <summary>A capital within the sentence, at the end of its run.</summary>
    private static bool IsName(ImmutableArray<LexicalToken> tokens, int at) =>
        at > 0
        && at < tokens.Length
        && tokens[at] is { IsCapital: true, Word.Length: > 2 }
        && !(at + 1 < tokens.Length && tokens[at + 1].IsCapital && tokens[at + 1].Follows);
}

using System.Text;

namespace NarrativeDiff.Worker.Http.Exports;

/// <summary>Text for formats that are XML: what XML cannot hold becomes U+FFFD, sign for sign, so that places stay what they are.</summary>
internal static class CleanText
{
    public static string Of(string text)
    {
        StringBuilder? clean = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (!(text[at] is '\t' or '\n' or '\r' or (>= ' ' and < '\uD800') or (>= '\uE000' and <= '\uFFFD')))
                (clean ??= new StringBuilder(text))[at] = '\uFFFD';
        }

        return clean?.ToString() ?? text;
    }

    /// <summary>Other programs count code points where a report counts UTF-16 code units.</summary>
    public static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}

using System.Net;
using AngleSharp.Dom;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Small readings that all sources of metadata share: plain text out of fields that hold entities and tags.</summary>
internal static class PageText
{
    /// <returns>Null where nothing is left to read.</returns>
    public static string? Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var plain = WebUtility.HtmlDecode(text);
        return plain.AsSpan().Trim().Length == 0 ? null : plain.Trim();
    }

    /// <summary>On one line, with single spaces and without invisible marks.</summary>
    public static string? Spaced(string? text)
    {
        if (text is null)
            return null;
        var seen = new string([
            .. text.Where(c =>
                c
                    is not (
                        '\u00ad'
                        or '\u200b'
                        or '\ufeff'
                        or '\u200e'
                        or '\u200f'
                        or '\u202a'
                        or '\u202b'
                        or '\u202c'
                        or '\u202d'
                        or '\u202e'
                    )
            ),
        ]);
        return string.Join(' ', seen.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } spaced ? spaced : null;
    }

    /// <summary>Text of an element with a space at each line break.</summary>
    public static string? Of(IElement? element) =>
        element is null
            ? null
            : Spaced(
                string.Concat(
                    element
                        .GetDescendants()
                        .Select(node =>
                            node is IText words ? words.Data
                            : node is IElement { LocalName: "br" or "p" or "div" or "span" } ? " "
                            : ""
                        )
                )
            );

    /// <summary>Letters and digits in lower case: what two spellings of one name share.</summary>
    public static string Squashed(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

using System.Text;

namespace NarrativeDiff.Core.Text;

/// <summary>Classes of characters as newspapers set them: quotation marks, dashes, spaces that do not break.</summary>
internal static class Characters
{
    /// <summary>A word without invisible marks, its apostrophes and hyphens those of a typewriter.</summary>
    public static string Straight(string word) =>
        Ascii.IsValid(word) && !word.Contains('`', StringComparison.Ordinal)
            ? word
            : new string([
                .. word.Where(c => !IsInvisible(c))
                    .Select(c =>
                        IsApostrophe(c) ? '\''
                        : IsHyphen(c) ? '-'
                        : c
                    ),
            ]);

    public static bool IsDoubleQuote(char c) =>
        c is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '″' or '＂' or '「' or '」' or '『' or '』';

    public static bool IsSingleQuote(char c) => c is '\'' or '‘' or '’' or '‚' or '‛' or '‹' or '›' or '′' or '`' or '´' or '＇';

    public static bool IsQuote(char c) => IsDoubleQuote(c) || IsSingleQuote(c);

    /// <summary>The marks that stand for an apostrophe within a word.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '´' or '`' or '′' or '‛' or '＇' or '\ufffd';

    /// <summary>The dashes that part words; the hyphen <c>-</c> joins them and is judged by its neighbours.</summary>
    public static bool IsDash(char c) => c is '–' or '—' or '―' or '‒' or '−' or '⸺' or '⸻';

    public static bool IsHyphen(char c) => c is '-' or '‐' or '‑';

    public static bool IsFixedSpace(char c) => c is '\u00a0' or '\u202f' or '\u2007';

    public static bool IsOpeningBracket(char c) => c is '(' or '[' or '{';

    /// <summary>Invisible marks that change nothing a reader sees: soft hyphen, zero-width space and joiners, byte order mark.</summary>
    public static bool IsInvisible(char c) => c is '\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff';

    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f';
}

using System.Globalization;
using System.Text;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Whether a text has anything to see, and whether it has what only changes how other characters look.</summary>
internal static class VisibleText
{
    /// <summary>Letters by their class, blank on paper: fillers of Hangul and the empty pattern of Braille.</summary>
    private static readonly int[] Blank = [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0];

    /// <summary>White space, controls, zero-width characters and marks without a base do not count.</summary>
    public static bool HasAny(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (IsVisible(rune))
                return true;
        return false;
    }

    /// <summary>Control characters, zero-width characters and those that turn the direction of writing: two ids that differ in them look
    /// alike.</summary>
    public static bool HasHidden(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (
                Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            )
                return true;
        return false;
    }

    /// <summary>U+202D and U+202E write what follows in another order than it is read.</summary>
    public static bool HasOverride(string text) => text.AsSpan().IndexOfAny('\u202D', '\u202E') >= 0;

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark => false,
            _ => !Blank.Contains(rune.Value),
        };
}

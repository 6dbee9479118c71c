using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Language;

/// <summary>Says one word spelled in two ways, or mistyped, from two words.</summary>
internal static class SpellingSlip
{
    /// <summary>The same word but for a hyphen, a space, an abbreviation or a slip of one or two letters: "cease-fire" and "ceasefire",
    /// "Sept." and "September", "Müller" and "Mueller", "brdige" and "bridge". Two words that are both known are two.</summary>
    public static bool Is(string one, string other)
    {
        var (a, b) = (Letters(one), Letters(other));
        if (a == b || Spelling.Fold(a) == Spelling.Fold(b) || Normalise.WithDigraphs(one) == Normalise.WithDigraphs(other))
            return true;
        return a.Length >= LeastSlip
            && b.Length >= LeastSlip
            && Math.Abs(a.Length - b.Length) <= 1
            && Differences(a, b) <= 2
            && !(IsKnown(one) && IsKnown(other))
            && (IsKnown(one) || IsKnown(other) || SortedEqual(a, b));
    }

    private const int LeastSlip = 5;

    private static bool IsKnown(string word) => WordLexicon.Analyse(word.ToLowerInvariant()).IsKnown;

    private static string Letters(string word) => Normalise.Plain(new string([.. word.Where(char.IsLetterOrDigit)]).ToLowerInvariant());

    private static bool SortedEqual(string a, string b) => a.Length == b.Length && a.Order().SequenceEqual(b.Order());

    /// <summary>Letters of the longer word that stand otherwise in the shorter, seen from both ends.</summary>
    private static int Differences(string a, string b)
    {
        var (start, end) = (0, 0);
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start])
            start++;
        while (end < Math.Min(a.Length, b.Length) - start && a[^(end + 1)] == b[^(end + 1)])
            end++;
        return Math.Max(a.Length, b.Length) - start - end;
    }
}

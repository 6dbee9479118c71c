namespace NarrativeDiff.Core.Text;

/// <summary>Reduces English words to their stems, so that "attacked" and "attacks" are one term.</summary>
/// <remarks>The algorithm of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, pp. 130–137.</remarks>
public static class Stemmer
{
    private static readonly (string Suffix, string To)[] Step2 = LongestFirst([
        ("ational", "ate"),
        ("tional", "tion"),
        ("enci", "ence"),
        ("anci", "ance"),
        ("izer", "ize"),
        ("abli", "able"),
        ("alli", "al"),
        ("entli", "ent"),
        ("eli", "e"),
        ("ousli", "ous"),
        ("ization", "ize"),
        ("ation", "ate"),
        ("ator", "ate"),
        ("alism", "al"),
        ("iveness", "ive"),
        ("fulness", "ful"),
        ("ousness", "ous"),
        ("aliti", "al"),
        ("iviti", "ive"),
        ("biliti", "ble"),
    ]);

    private static readonly (string Suffix, string To)[] Step3 = LongestFirst([
        ("icate", "ic"),
        ("ative", ""),
        ("alize", "al"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ful", ""),
        ("ness", ""),
    ]);

    private static readonly string[] Step4 =
    [
        "ement",
        "ance",
        "ence",
        "able",
        "ible",
        "ment",
        "ant",
        "ent",
        "ion",
        "ism",
        "ate",
        "iti",
        "ous",
        "ive",
        "ize",
        "al",
        "er",
        "ic",
        "ou",
    ];

    /// <param name="word">Lower-cased; a word with anything but a–z in it comes back as it is.</param>
    public static string Stem(string word) =>
        word.Length <= 2 || word.AsSpan().ContainsAnyExceptInRange('a', 'z')
            ? word
            : Final(Suffixes(Suffixes(Endings(Plural(word)), Step2), Step3));

    private static string Plural(string w) =>
        w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("ies", StringComparison.Ordinal) ? w[..^2]
        : w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal) ? w[..^1]
        : w;

    private static string Endings(string w)
    {
        if (w.EndsWith("eed", StringComparison.Ordinal))
            w = Measure(w.AsSpan()[..^3]) > 0 ? w[..^1] : w;
        else if (w.EndsWith("ed", StringComparison.Ordinal) && HasVowel(w.AsSpan()[..^2]))
            w = Restore(w[..^2]);
        else if (w.EndsWith("ing", StringComparison.Ordinal) && HasVowel(w.AsSpan()[..^3]))
            w = Restore(w[..^3]);
        return w.EndsWith('y') && HasVowel(w.AsSpan()[..^1]) ? w[..^1] + "i" : w;
    }

    private static string Restore(string w)
    {
        if (
            w.EndsWith("at", StringComparison.Ordinal)
            || w.EndsWith("bl", StringComparison.Ordinal)
            || w.EndsWith("iz", StringComparison.Ordinal)
        )
            return w + "e";
        if (w.Length > 1 && w[^1] == w[^2] && IsConsonant(w, w.Length - 1) && w[^1] is not ('l' or 's' or 'z'))
            return w[..^1];
        return Measure(w) == 1 && EndsShort(w) ? w + "e" : w;
    }

    private static (string Suffix, string To)[] LongestFirst((string Suffix, string To)[] table) =>
        [.. table.OrderByDescending(entry => entry.Suffix.Length)];

    private static string Suffixes(string w, (string Suffix, string To)[] table)
    {
        foreach (var (suffix, to) in table)
            if (w.EndsWith(suffix, StringComparison.Ordinal))
                return Measure(w.AsSpan()[..^suffix.Length]) > 0 ? w[..^suffix.Length] + to : w;
        return w;
    }

    private static string Final(string w)
    {
        foreach (var suffix in Step4)
            if (w.EndsWith(suffix, StringComparison.Ordinal))
            {
                var rest = w[..^suffix.Length];
                if (Measure(rest) > 1 && (suffix != "ion" || rest.EndsWith('s') || rest.EndsWith('t')))
                    w = rest;
                break;
            }
        if (w.EndsWith('e') && (Measure(w.AsSpan()[..^1]) > 1 || (Measure(w.AsSpan()[..^1]) == 1 && !EndsShort(w.AsSpan()[..^1]))))
            w = w[..^1];
        return w.EndsWith("ll", StringComparison.Ordinal) && Measure(w) > 1 ? w[..^1] : w;
    }

    private static bool IsConsonant(ReadOnlySpan<char> w, int i) =>
        w[i] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => i == 0 || !IsConsonant(w, i - 1),
            _ => true,
        };

    private static bool HasVowel(ReadOnlySpan<char> w)
    {
        for (var i = 0; i < w.Length; i++)
            if (!IsConsonant(w, i))
                return true;
        return false;
    }

    /// <summary>Porter's m: how many times a vowel run is followed by a consonant run.</summary>
    private static int Measure(ReadOnlySpan<char> w)
    {
        var runs = 0;
        for (var i = 1; i < w.Length; i++)
            if (IsConsonant(w, i) && !IsConsonant(w, i - 1))
                runs++;
        return runs;
    }

    /// <summary>Porter's *o: consonant, vowel, consonant other than w, x, y.</summary>
    private static bool EndsShort(ReadOnlySpan<char> w) =>
        w.Length >= 3
        && IsConsonant(w, w.Length - 1)
        && !IsConsonant(w, w.Length - 2)
        && IsConsonant(w, w.Length - 3)
        && w[^1] is not ('w' or 'x' or 'y');
}

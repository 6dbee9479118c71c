using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>The word lists that say who is meant by a name or a noun: titles, given names, offices, organisations, sides.</summary>
internal static class SourceWords
{
    private const string Room = "Analysis.Attribution";

    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Lexicon.Kinds("source-identity.tsv", Room);
    private static readonly FrozenDictionary<string, FrozenSet<string>> GivenNames = Lexicon.Kinds("given-names.tsv", Room);
    private static readonly FrozenDictionary<string, string[]> ShortNames = Lexicon
        .Lines("short-names.tsv", Room)
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(cells => cells[0], cells => cells[1].Split(' '), StringComparer.Ordinal);

    public static bool Is(string word, string kind) => Kinds[kind].Contains(word);

    /// <summary>A given name that nearly always is a man's or a woman's.</summary>
    public static Gender GenderOf(string given) =>
        GivenNames["female"].Contains(given) ? Gender.Female
        : GivenNames["male"].Contains(given) ? Gender.Male
        : Gender.Unknown;

    public static bool IsGiven(string word) =>
        GivenNames["female"].Contains(word) || GivenNames["male"].Contains(word) || GivenNames["either"].Contains(word);

    /// <summary>"Bob" for Robert, in either direction.</summary>
    public static bool IsShortFor(string one, string other) =>
        ShortNames.TryGetValue(one, out var full) && full.Contains(other, StringComparer.Ordinal)
        || ShortNames.TryGetValue(other, out full) && full.Contains(one, StringComparer.Ordinal);

    /// <summary>"Gov." is a governor, "Sen." a senator.</summary>
    public static string Full(string title) =>
        title switch
        {
            "gov" or "govs" => "governor",
            "sen" or "sens" => "senator",
            "rep" or "reps" or "congressman" or "congresswoman" => "representative",
            "gen" => "general",
            "prof" => "professor",
            "col" => "colonel",
            "capt" => "captain",
            "sgt" => "sergeant",
            "lt" => "lieutenant",
            "pres" => "president",
            _ => title,
        };

    /// <summary>A noun that can be said of a person.</summary>
    public static bool IsPersonNoun(string noun)
    {
        var one = Analysis.Labels.PhraseWords.Singular(noun);
        if (Is(noun, "thing") || Is(one, "thing"))
            return false;
        return Is(noun, "group")
            || Is(one, "witness")
            || Is(one, "expert")
            || Is(one, "accuser")
            || Is(one, "accused")
            || Is(one, "counsel")
            || Is(noun, "generic-person")
            || Is(one, "male")
            || Is(one, "female")
            || Is(noun, "vague")
            || Analysis.Labels.PhraseWords.Is(one, "role")
            || Analysis.Labels.PhraseWords.Is(one, "kin")
            || Is(one, "title")
            || Endings.Any(ending => one.Length > ending.Length + 2 && one.EndsWith(ending, StringComparison.Ordinal));
    }

    private static readonly string[] Endings = ["er", "or", "ist", "ian", "man", "woman", "ee", "ant", "eer", "ive"];

    /// <summary>Lower case, without accents, hyphens and apostrophes as one reader's keyboard or another's has them.</summary>
    public static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word)
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || Characters.IsInvisible(c))
                continue;
            else
                plain.Append(PlainLetter(c));
        return plain.ToString();
    }

    private static string PlainLetter(char c)
    {
        if (Characters.IsApostrophe(c))
            return "'";
        if (Characters.IsHyphen(c))
            return "-";
        var small = char.ToLowerInvariant(c);
        return char.IsAscii(small) ? small.ToString()
            : Bare.TryGetValue(small, out var bare) ? bare
            : small.ToString();
    }

    /// <summary>Latin letters with a mark, and the letters that stand for them where a keyboard has none.</summary>
    private static readonly FrozenDictionary<char, string> Bare = new[]
    {
        ("a", "àáâãäåāăą"),
        ("c", "çćĉċč"),
        ("d", "ďđð"),
        ("e", "èéêëēĕėęě"),
        ("g", "ĝğġģ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"),
        ("k", "ķ"),
        ("l", "ĺļľŀł"),
        ("n", "ñńņň"),
        ("o", "òóôõöøōŏő"),
        ("r", "ŕŗř"),
        ("s", "śŝşšș"),
        ("t", "ţťŧț"),
        ("u", "ùúûüũūŭůűų"),
        ("w", "ŵ"),
        ("y", "ýÿŷ"),
        ("z", "źżž"),
        ("ss", "ß"),
        ("ae", "æ"),
        ("oe", "œ"),
        ("th", "þ"),
    }
        .SelectMany(row => row.Item2.Select(letter => KeyValuePair.Create(letter, row.Item1)))
        .ToFrozenDictionary();
}

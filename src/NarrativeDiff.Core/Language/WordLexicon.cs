using System.Collections.Frozen;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Language;

/// <summary>Knows the common words of English, their inflections and the closed classes.</summary>
/// <remarks>Words beyond <see cref="LongestWord"/> are looked up nowhere: hostile input costs nothing.</remarks>
internal static class WordLexicon
{
    public const int LongestWord = 40;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Closed = Lexicon.Kinds("closed-class.tsv", "Language");
    private static readonly FrozenDictionary<string, string> Parts = Lexicon
        .Lines("parts-of-speech.tsv", "Language")
        .Select(line => line.Split('\t'))
        .SelectMany(cells => cells[1].Split(' ').Select(word => KeyValuePair.Create(word, string.Intern(cells[0]))))
        .ToFrozenDictionary(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, (string Lemma, VerbForm Form, bool Both)> IrregularVerbs = ReadVerbs();
    private static readonly FrozenDictionary<string, string> IrregularNouns = Rows("noun")
        .ToFrozenDictionary(row => row[1], row => row[0], StringComparer.Ordinal);

    private static readonly (string Ending, Part Part)[] Endings =
    [
        ("tion", Part.Noun),
        ("sion", Part.Noun),
        ("ment", Part.Noun),
        ("ness", Part.Noun),
        ("ship", Part.Noun),
        ("ity", Part.Noun),
        ("ism", Part.Noun),
        ("ist", Part.Noun),
        ("ous", Part.Adjective),
        ("ful", Part.Adjective),
        ("able", Part.Adjective),
        ("ible", Part.Adjective),
        ("less", Part.Adjective),
        ("ive", Part.Adjective),
        ("ical", Part.Adjective),
        ("ish", Part.Adjective),
        ("ic", Part.Adjective),
        ("al", Part.Adjective),
    ];

    /// <param name="kind">A class of <c>closed-class.tsv</c>.</param>
    public static bool Is(string kind, string word) => Closed[kind].Contains(word);

    public static bool IsClosed(string word) => ClosedWords.Contains(word);

    private static readonly FrozenSet<string> ClosedWords = Closed.Values.SelectMany(words => words).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where the word itself, uninflected, is a common word.</summary>
    public static bool Knows(string word) => Parts.ContainsKey(word);

    /// <summary>A verb that is seldom a noun ("say", "show").</summary>
    public static bool IsMostlyVerb(string lemma) =>
        Parts.GetValueOrDefault(lemma, "") is ['V', ..] parts && !parts.Contains('N', StringComparison.Ordinal);

    public static WordAnalysis Analyse(string word)
    {
        if (word.Length > LongestWord)
            return default;
        var direct = Parts.GetValueOrDefault(word, "");
        var inflected = Inflected(word);
        var noun = Has(direct, 'N') ? word : inflected.Noun;
        var verb = inflected.Verb ?? (Has(direct, 'V') ? word : null);
        var form =
            inflected.Verb is not null ? inflected.Form
            : verb is null ? VerbForm.None
            : VerbForm.Base;
        var found = new WordAnalysis(
            Part.Noun,
            noun,
            verb,
            form,
            Has(direct, 'A'),
            Has(direct, 'R') || word.EndsWith("ly", StringComparison.Ordinal)
        )
        {
            IsPastOrParticiple = inflected.IsPastOrParticiple,
        };
        return found with { Main = MainOf(word, direct, inflected, found) };
    }

    private static bool Has(string parts, char part) => parts.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static Part MainOf(string word, string direct, WordAnalysis inflected, WordAnalysis found)
    {
        if (inflected.Form is VerbForm.Past or VerbForm.Participle)
            return Part.Verb;
        if (direct.Length > 0)
            return direct[0] switch
            {
                'V' => Part.Verb,
                'A' => Part.Adjective,
                'R' => Part.Adverb,
                _ => Part.Noun,
            };
        if (inflected.IsKnown)
            return inflected.Main;
        if (found.Adverb)
            return Part.Adverb;
        foreach (var (ending, part) in Endings)
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
                return part;
        return Part.Noun;
    }

    private static WordAnalysis Inflected(string word)
    {
        if (IrregularVerbs.TryGetValue(word, out var irregular))
            return new WordAnalysis(Part.Verb, null, irregular.Lemma, irregular.Form, false, false) { IsPastOrParticiple = irregular.Both };
        if (IrregularNouns.TryGetValue(word, out var singular))
            return new WordAnalysis(Part.Noun, singular, null, VerbForm.None, false, false);
        if (word.Length < 4)
            return default;
        if (word.EndsWith("ing", StringComparison.Ordinal))
            return Verbal(word[..^3], VerbForm.Gerund, false);
        if (word.EndsWith("ed", StringComparison.Ordinal))
            return Verbal(word[..^2], VerbForm.Past, true);
        return word[^1] == 's' && word[^2] != 's' ? WithS(word) : default;
    }

    private static WordAnalysis Verbal(string stem, VerbForm form, bool both)
    {
        var lemma = LemmaOf(stem, 'V');
        return lemma is null ? default : new WordAnalysis(Part.Verb, null, lemma, form, false, false) { IsPastOrParticiple = both };
    }

    /// <summary>The lemma behind a stem that lost <c>-ed</c> or <c>-ing</c>: claim, not(e), plan(n), deni → deny.</summary>
    private static string? LemmaOf(string stem, char part)
    {
        if (stem.Length < 2)
            return null;
        if (stem[^1] == 'i' && Has(Parts.GetValueOrDefault(stem[..^1] + "y", ""), part))
            return stem[..^1] + "y";
        // "hoping", "planed": a short verb would have doubled its last letter
        if (IsShort(stem) && Has(Parts.GetValueOrDefault(stem + "e", ""), part))
            return stem + "e";
        if (
            Has(Parts.GetValueOrDefault(stem, ""), part)
            && !(
                stem[^1] == stem[^2]
                && stem[^1] is not ('l' or 's' or 'f' or 'z' or 'd')
                && Has(Parts.GetValueOrDefault(stem[..^1], ""), part)
            )
        )
            return stem;
        if (Has(Parts.GetValueOrDefault(stem + "e", ""), part))
            return stem + "e";
        if (stem[^1] == stem[^2] && Has(Parts.GetValueOrDefault(stem[..^1], ""), part))
            return stem[..^1];
        return null;
    }

    /// <summary>One vowel between consonants, as in <c>hop</c>, <c>plan</c>.</summary>
    private static bool IsShort(string stem) =>
        stem.Length is > 2 and < 6 && stem.Count(IsVowel) == 1 && IsVowel(stem[^2]) && stem[^1] is not ('w' or 'x' or 'y');

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static WordAnalysis WithS(string word)
    {
        foreach (var stem in Stems(word))
        {
            var parts = Parts.GetValueOrDefault(stem, "");
            var (noun, verb) = (Has(parts, 'N'), Has(parts, 'V'));
            if (noun || verb)
            {
                var main =
                    verb
                    && (
                        !noun
                        || parts.IndexOf('V', StringComparison.OrdinalIgnoreCase) < parts.IndexOf('N', StringComparison.OrdinalIgnoreCase)
                    );
                return new WordAnalysis(
                    main ? Part.Verb : Part.Noun,
                    noun ? stem : null,
                    verb ? stem : null,
                    verb ? VerbForm.Present : VerbForm.None,
                    false,
                    false
                );
            }
        }
        return default;
    }

    private static IEnumerable<string> Stems(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal))
            yield return word[..^3] + "y";
        yield return word[..^1];
        if (word.EndsWith("es", StringComparison.Ordinal))
            yield return word[..^2];
    }

    private static IEnumerable<string[]> Rows(string kind) =>
        Lexicon
            .Lines("irregular-forms.tsv", "Language")
            .Select(line => line.Split('\t'))
            .Where(cells => cells[0] == kind)
            .Select(cells => cells[1].Split(' '));

    private static FrozenDictionary<string, (string, VerbForm, bool)> ReadVerbs()
    {
        var forms = new Dictionary<string, (string, VerbForm, bool)>(StringComparer.Ordinal);
        foreach (var row in Rows("verb"))
        {
            var same = row[1] == row[2];
            // "cut", "read": the base is left to stand for all forms
            if (row[1] != row[0])
                forms.TryAdd(row[1], (row[0], VerbForm.Past, same));
            if (row[2] != row[0])
                forms.TryAdd(row[2], (row[0], VerbForm.Participle, same));
        }
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

using System.Collections.Frozen;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Certainty;

/// <summary>The sense of a certainty cue in its place: bail that is denied, a denial that nobody made, a report that was not
/// confirmed.</summary>
internal static class CueSense
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Lexicon.Kinds("cue-senses.tsv", "Analysis.Certainty");

    /// <summary>Words before a cue among which a negation is looked for.</summary>
    private const int NegationWithin = 4;

    /// <summary>Words after "rejected" among which stands what was rejected.</summary>
    private const int ObjectWithin = 6;

    /// <param name="words">As written; <paramref name="lower"/> in small letters.</param>
    /// <param name="at">The cue's first word, of <paramref name="length"/>.</param>
    /// <returns>The level it sets its sentence on here; null where it sets none.</returns>
    public static CertaintyLevel? Of(string[] words, string[] lower, int at, int length, CertaintyLevel rung)
    {
        var word = lower[at];
        if (Is("deny", word))
            return IsRefusal(words, lower, at)
                ? null
                : Negator(lower, at) switch
                {
                    "" => rung,
                    "neither" or "confirm" => CertaintyLevel.Hedged,
                    "nobody" => null,
                    _ => CertaintyLevel.Attributed,
                };
        if (Is("reject", word))
            return !IsOfStatement(lower, at) ? null
                : Negator(lower, at) is "" ? rung
                : CertaintyLevel.Attributed;
        if (rung == CertaintyLevel.Denied)
            return Negator(lower, at) is "" || length > 1
                ? Not(lower, at, length)
                    ? null
                    : rung
                : null;
        if (Is("confirm", word))
            return Negator(lower, at) is "" ? rung : CertaintyLevel.Hedged;
        if (
            rung == CertaintyLevel.Distanced
            && word is "alleged" or "allege" or "alleges" or "claimed" or "claim" or "claims"
            && Negator(lower, at) is not ""
        )
            return CertaintyLevel.Attributed;
        return rung;
    }

    /// <summary>A verb whose sense is decided here, whatever an attribution makes of it.</summary>
    public static bool Judges(string lemma) => Is("deny", lemma) || Is("reject", lemma);

    private static bool Is(string kind, string word) => Kinds[kind].Contains(word);

    /// <summary>"is not false": the words of the cue are a denial, one before them takes it back.</summary>
    private static bool Not(string[] lower, int at, int length) =>
        at > 0 && lower[at - 1] is "not" or "never" || length == 1 && Negator(lower, at) is not "";

    /// <summary>The negation before a cue: the word itself, <c>nobody</c> where the subject is none, <c>neither</c> or <c>confirm</c> where
    /// a confirmation is withheld too; empty where none stands.</summary>
    private static string Negator(string[] lower, int at)
    {
        var found = "";
        for (var i = at - 1; i >= 0 && at - i <= NegationWithin; i--)
        {
            if (lower[i] is "neither" or "nor" || Is("confirm", lower[i]) && at - i <= 2)
                return lower[i] is "neither" or "nor" ? "neither"
                    : Negator(lower, i) is "" ? found
                    : "confirm";
            if (lower[i] is "nobody" or "few" or "none" || lower[i] == "no" && i + 1 < at)
                return "nobody";
            if (
                found.Length == 0
                && (
                    Is("negation", lower[i])
                    || lower[i].EndsWith("n't", StringComparison.Ordinal)
                    || lower[i].EndsWith("n’t", StringComparison.Ordinal)
                )
            )
                found = lower[i];
            if (lower[i] is "that" or "said" or "says" or "who" or "which" or "but" or "and" or "because")
                return found;
        }
        // "nobody at the port denied": a place stands between
        for (var i = at - 1; found.Length == 0 && i >= 0 && at - i <= 2 * NegationWithin; i--)
            if (lower[i] is "nobody" or "none")
                return "nobody";
            else if (lower[i] is "that" or "said" or "who" or "but" or "and")
                break;
        return found;
    }

    /// <summary>"Denied bail", "was denied entry", "denied Marsh a late goal": something was not given.</summary>
    private static bool IsRefusal(string[] words, string[] lower, int at)
    {
        if (at + 1 >= lower.Length)
            return false;
        for (var i = at + 1; i < lower.Length && i - at <= 3; i++)
        {
            if (Is("given", lower[i]) && !(i + 1 < lower.Length && lower[i + 1] is "was" or "were" or "is" or "had" or "has" or "that"))
                return true;
            if (lower[i] is "that" or "by")
                return false;
        }
        // two objects: somebody and a thing
        var somebody =
            at + 1 < words.Length && (char.IsUpper(words[at + 1][0]) || lower[at + 1] is "him" or "her" or "them" or "us" or "me" or "it");
        var thing = at + 2 < lower.Length && char.IsUpper(words[at + 1][0]) && char.IsUpper(words[at + 2][0]) ? at + 3 : at + 2;
        return somebody && thing < lower.Length && lower[thing] is "a" or "an" or "the" or "any";
    }

    /// <summary>"Rejected claims", "dismissed it as": what is rejected can be true or false; an offer or a case cannot.</summary>
    private static bool IsOfStatement(string[] lower, int at)
    {
        for (var i = at + 1; i < lower.Length && i - at <= ObjectWithin; i++)
        {
            if (Is("statement", lower[i]) || lower[i] is "that" or "as")
                return true;
            if (Is("proposal", lower[i]) || lower[i] is "from" or "to" or "by" && i == at + 1)
                return false;
        }
        for (var i = at - 1; i >= 0 && at - i <= ObjectWithin; i--)
            if (Is("statement", lower[i]))
                return true;
        return false;
    }
}

using System.Collections.Frozen;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Knows phrases for making one thing larger or smaller: "tax hikes", "higher tax rates", "raising taxes"; "cuts to pensions", "a
/// raid on pensions".</summary>
internal static class PolicyChange
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = Lexicon.Kinds("policy-words.tsv", PhraseWords.Room);

    private static readonly string[] Directions = ["rise", "fall"];

    public static bool IsNoun(string head) => Directions.Any(direction => Words[$"{direction}.noun"].Contains(head));

    public static bool IsVerb(string word) => Directions.Any(direction => Words[$"{direction}.verb"].Contains(word));

    public static bool IsObject(string noun) => Words["object"].Contains(noun);

    /// <summary>Opens what is changed behind the noun: "cuts <i>to</i> pensions".</summary>
    public static bool LeadsToObject(string word) => Words["behind"].Contains(word);

    /// <returns>Direction and object, e.g. <c>change:rise tax</c>; null where the phrase names no change of something.</returns>
    public static string? KeyOf(Mention mention)
    {
        if (mention.IsNamed)
            return null;
        foreach (var direction in Directions)
        {
            if (
                (Words[$"{direction}.noun"].Contains(mention.Head) || Words[$"{direction}.verb"].Contains(mention.Head))
                && ObjectOf(mention) is { } changed
            )
                return $"change:{direction} {changed}";
            if (
                IsObject(mention.Head)
                && mention.Modifiers.Any(Words[$"{direction}.adjective"].Contains)
                && (mention.Head != "rate" || mention.Modifiers.Contains("tax"))
            )
                return $"change:{direction} {Folded(mention.Head)}";
        }
        return null;
    }

    /// <summary>The noun before the head, or the one behind its preposition.</summary>
    private static string? ObjectOf(Mention mention)
    {
        var noun =
            mention.Modifiers.Select(PhraseWords.Singular).LastOrDefault(word => IsObject(word))
            ?? mention.NamedModifiers.LastOrDefault()
            ?? (mention.Complement.Length > 2 ? mention.Complement : null);
        return noun is null ? null : Folded(noun);
    }

    private static string Folded(string noun) => Words["tax"].Contains(noun) ? "tax" : noun;
}

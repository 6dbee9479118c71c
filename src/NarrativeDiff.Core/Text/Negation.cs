using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Whether a text denies something in its own words; sentence vectors do not see it (signed / vetoed: cosine .74).</summary>
internal static partial class Negation
{
    /// <summary>What is left of a contraction whose apostrophe stands apart, as some pages set it ("didn ’ t"); "don", "won" and "can" are
    /// words of their own.</summary>
    private static readonly string[] Contracted =
    [
        "didn",
        "doesn",
        "isn",
        "wasn",
        "aren",
        "weren",
        "hasn",
        "hadn",
        "couldn",
        "wouldn",
        "shouldn",
        "mustn",
        "needn",
        "ain",
    ];

    private static readonly FrozenSet<string> Cues = FrozenSet.ToFrozenSet(
        [
            "no",
            "not",
            "never",
            "none",
            "nobody",
            "nothing",
            "neither",
            "nor",
            "without",
            "cannot",
            "denied",
            "denies",
            "deny",
            "denying",
            "rejected",
            "rejects",
            "reject",
            "rejecting",
            "dismissed",
            "dismisses",
            "dismissing",
            "refused",
            "refuses",
            "refuted",
            "false",
            "baseless",
            "lacked",
            "lacks",
            "lacking",
            "hardly",
            "scarcely",
            "barely",
            "nowhere",
            "failed",
            "fails",
            "unable",
            .. Contracted,
        ],
        StringComparer.Ordinal
    );

    /// <summary>Words that deny what somebody else has said.</summary>
    private static readonly FrozenSet<string> Denials = FrozenSet.ToFrozenSet(
        [
            "denied",
            "denies",
            "deny",
            "denying",
            "denial",
            "rejected",
            "rejects",
            "reject",
            "rejecting",
            "dismissed",
            "dismisses",
            "dismissing",
            "refuted",
            "refutes",
            "rebutted",
            "rebuts",
            "disputed",
            "disputes",
            "false",
            "baseless",
        ],
        StringComparer.Ordinal
    );

    public static bool In(string text) => CountIn(text) > 0;

    /// <summary>Whether a text says that a claim was denied: not "the man was not hurt", but "he denied it".</summary>
    public static bool OfClaim(string text) => Words(text).Any(Denials.Contains);

    /// <summary>Whether a text says that something is not known or not confirmed: that takes no side for or against a claim.</summary>
    public static bool OfKnowledge(string text) => NotKnown().IsMatch(text);

    /// <summary>Words behind a negating word that take its sense away: "no fewer than", "no doubt", "not only"; "No. 1" and a name have
    /// none.</summary>
    private static readonly FrozenSet<string> Undone = FrozenSet.ToFrozenSet(
        [
            "no fewer",
            "no less",
            "no doubt",
            "no matter",
            "no wonder",
            "not only",
            "not just",
            "not merely",
            "not least",
            "not until",
            "not impossible",
            "not unlikely",
            "not unusual",
            "not uncommon",
            "not insignificant",
            "not without",
            "not unable",
            "not lacking",
            "nothing but",
            "nothing less",
            "none other",
            "no stranger",
        ],
        StringComparer.Ordinal
    );

    /// <summary>Words that deny an adjective that is a denial itself: "not impossible" affirms.</summary>
    private const string OfDenial = "not";

    /// <returns>How many negating words a text has, those left out that deny nothing.</returns>
    public static int CountIn(string text)
    {
        var words = Chunks(text);
        return Enumerable.Range(0, words.Length).Count(i => IsNegating(words, i, text))
            + (FewAgainst().IsMatch(text) ? 1 : 0)
            + (FarFrom().IsMatch(text) ? 1 : 0);
    }

    /// <summary>A word that does nothing but deny; "rejects" and "failed" say more.</summary>
    public static bool IsParticle(string word) => word is "no" or "not" or "never" or "cannot" || IsContracted(word);

    public static bool IsCue(string word) => Cues.Contains(word) || IsContracted(word);

    private static bool IsContracted(string word) => word.Length > 3 && word.EndsWith("n't", StringComparison.Ordinal);

    private static bool IsNegating((string Word, TextSpan Span)[] words, int i, string text)
    {
        var word = words[i].Word;
        if (!IsCue(word) || (word == "no" && IsNumberOrName(words[i].Span, text)))
            return false;
        var next = i + 1 < words.Length ? words[i + 1].Word : "";
        var before = i > 0 ? words[i - 1].Word : "";
        // one negation each: "nowhere near", "failed to", "neither … nor"
        return !Undone.Contains($"{word} {next}")
            && !(word == "nor" && words.Take(i).Any(earlier => earlier.Word == "neither"))
            && !(before == OfDenial && word is "unable" or "lacking" or "without")
            && !(word is "failed" or "fails" && next != "to");
    }

    /// <summary>"No. 1 pump", "Dr. No".</summary>
    private static bool IsNumberOrName(TextSpan no, string text) =>
        (no.End + 1 < text.Length && text[no.End] == '.' && text.AsSpan(no.End + 1).TrimStart() is [>= '0' and <= '9', ..])
        || (
            char.IsUpper(text[no.Start])
            && no.Start > 1
            && text.AsSpan(0, no.Start).TrimEnd() is { Length: > 1 } before
            && (before.EndsWith("Dr.") || before.EndsWith("Mr.") || before.EndsWith("Ms."))
        );

    private static IEnumerable<string> Words(string text) => Chunks(text).Select(word => word.Word);

    /// <summary>The words lower-cased, apostrophes straight; "won 't" is one.</summary>
    private static (string Word, TextSpan Span)[] Chunks(string text)
    {
        var words = new List<(string Word, TextSpan Span)>();
        var mark = false;
        foreach (var chunk in Chunker.Each(text))
        {
            var word = chunk.Kind == ChunkKind.Word ? Characters.Straight(chunk.Span.Of(text)).ToLowerInvariant() : "";
            if (word == "t" && mark && words.Count > 0 && words[^1].Word.EndsWith('n'))
                words[^1] = (words[^1].Word + "'t", words[^1].Span);
            else if (word.Length > 0)
                words.Add((word, chunk.Span));
            mark = chunk.Kind == ChunkKind.Quote || (mark && chunk.Kind == ChunkKind.Space);
        }
        return [.. words];
    }

    /// <summary>"Few people believe": hardly any. "A few" and "the few" are some.</summary>
    [GeneratedRegex(
        @"(?<!\b(?i:a|the|these|those|last|past|first|next|only|every)\s)\b[Ff]ew\s+"
            + @"(?:people|of|voters|residents|experts|officials|have|had|were|are|believe|expect|would|could|can|will|in\b)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex FewAgainst();

    /// <summary>"Is far from safe", "little was saved"; "far from the town" is a place, "a little" is some.</summary>
    [GeneratedRegex(
        @"\b(?:is|are|was|were|be|been|seems?|remains?)\s+far\s+from\s+(?!(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those|home|here|there|any)\b)[a-z]{3,}"
            + @"|(?<!\b(?i:a|the|so|very|what|how|as|too|that|this)\s)\b[Ll]ittle\s+(?:was|is|has|had|of|remains|remained)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex FarFrom();

    [GeneratedRegex(
        @"(?:\b(?:no|not|never|cannot)|n['’]t)\b(?:\s+\w+){0,4}?\s+"
            + @"(?:information|aware|know|knowledge|verif\w+|confirm(?:ed|ation)?|establish(?:ed)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex NotKnown();
}

using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NarrativeDiff.Core.Text;

/// <summary>Whether a text denies something in its own words; sentence vectors do not see it (signed / vetoed: cosine .74).</summary>
internal static partial class Negation
{
    /// <summary>What is left of a contraction whose apostrophe stands apart, as some pages set it ("didn ’ t"); "don", "won" and "can" are words of their own.</summary>
    private static readonly string[] Contracted =
        ["didn", "doesn", "isn", "wasn", "aren", "weren", "hasn", "hadn", "couldn", "wouldn", "shouldn", "mustn", "needn", "ain"];

    private static readonly FrozenSet<string> Cues = FrozenSet.ToFrozenSet(
        ["no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "denied", "denies", "deny", "denying",
         "rejected", "rejects", "reject", "rejecting", "dismissed", "dismisses", "dismissing", "refused", "refuses", "refuted", "false", "baseless",
         .. Contracted],
        StringComparer.Ordinal);

    /// <summary>Words that deny what somebody else has said.</summary>
    private static readonly FrozenSet<string> Denials = FrozenSet.ToFrozenSet(
        ["denied", "denies", "deny", "denying", "denial", "rejected", "rejects", "reject", "rejecting", "dismissed", "dismisses", "dismissing", "refuted", "refutes",
         "rebutted", "rebuts", "disputed", "disputes", "false", "baseless"],
        StringComparer.Ordinal);

    public static bool In(string text) => Words(text).Any(IsCue);

    /// <summary>Whether a text says that a claim was denied: not "the man was not hurt", but "he denied it".</summary>
    public static bool OfClaim(string text) => Words(text).Any(Denials.Contains);

    /// <summary>Whether a text says that something is not known or not confirmed: that takes no side for or against a claim.</summary>
    public static bool OfKnowledge(string text) => NotKnown().IsMatch(text);

    /// <returns>How many negating words a text has.</returns>
    public static int CountIn(string text) => Words(text).Count(IsCue);

    public static bool IsCue(string word) =>
        Cues.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal);

    private static IEnumerable<string> Words(string text) =>
        Chunker.Chunk(text).Where(chunk => chunk.Kind == ChunkKind.Word).Select(chunk => chunk.Span.Of(text).ToLowerInvariant());

    [GeneratedRegex(@"(?:\b(?:no|not|never|cannot)|n['’]t)\b(?:\s+\w+){0,4}?\s+(?:information|aware|know|knowledge|verif\w+|confirm(?:ed|ation)?|establish(?:ed)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotKnown();
}

using System.Collections.Frozen;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Whether a text denies something in its own words; sentence vectors do not see it (signed / vetoed: cosine .74).</summary>
internal static class Negation
{
    private static readonly FrozenSet<string> Cues = FrozenSet.ToFrozenSet(
        ["no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "denied", "denies", "deny", "denying",
         "rejected", "rejects", "reject", "rejecting", "dismissed", "dismisses", "dismissing", "refused", "refuses", "refuted", "false", "baseless"],
        StringComparer.Ordinal);

    public static bool In(string text) =>
        Chunker.Chunk(text).Any(chunk => chunk.Kind == ChunkKind.Word && IsCue(chunk.Span.Of(text).ToLowerInvariant()));

    public static bool IsCue(string word) =>
        Cues.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal);
}

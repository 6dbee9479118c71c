using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NarrativeDiff.Core.Text;

/// <summary>The weekdays a text names: what happened on Sunday is not what happened on Wednesday.</summary>
internal static class DayNames
{
    private static readonly FrozenSet<string> Days = Lexicon.Kinds("weekdays.tsv")["day"];

    /// <returns>In lower case, distinct, in ordinal order.</returns>
    public static ImmutableArray<string> In(string text) =>
        [
            .. Chunker
                .Chunk(text)
                .Where(chunk => chunk.Kind == ChunkKind.Word)
                .Select(chunk => chunk.Span.Of(text))
                .Where(word => char.IsUpper(word[0]) && Days.Contains(word))
                .Select(word => word.ToLowerInvariant())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}

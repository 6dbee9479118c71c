using System.Collections.Immutable;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Lexicons;

/// <summary>Tells of any place in a text whether it stands in quotation marks, without walking through all of them.</summary>
/// <param name="Spans">In order and disjoint, as <see cref="QuotedSpans"/> finds them.</param>
internal readonly record struct Quotations(ImmutableArray<TextSpan> Spans)
{
    public bool Contain(TextSpan span)
    {
        var (low, high) = (0, Spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Spans[middle].End < span.End)
                low = middle + 1;
            else
                high = middle;
        }
        return low < Spans.Length && Spans[low].Contains(span);
    }
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Language;

/// <summary>Reports any place in a text whether it stands in quotation marks, without walking through all of them.</summary>
/// <param name="Spans">In order and disjoint, as <see cref="QuotedSpans"/> finds them.</param>
internal readonly record struct Quotations(ImmutableArray<TextSpan> Spans)
{
    public bool Contain(TextSpan span)
    {
        var at = FirstEndingFrom(span.End);
        return at < Spans.Length && Spans[at].Contains(span);
    }

    /// <summary>The quotation that holds a span; null where none does.</summary>
    public TextSpan? Holding(TextSpan span)
    {
        var at = FirstEndingFrom(span.End);
        return at < Spans.Length && Spans[at].Contains(span) ? Spans[at] : null;
    }

    /// <summary>The quotations that share a character with a span, in order.</summary>
    public IEnumerable<TextSpan> Overlapping(TextSpan span)
    {
        for (var at = FirstEndingFrom(span.Start + 1); at < Spans.Length && Spans[at].Start < span.End; at++)
            yield return Spans[at];
    }

    public bool Overlap(TextSpan span)
    {
        var at = FirstEndingFrom(span.Start + 1);
        return at < Spans.Length && Spans[at].Overlaps(span);
    }

    /// <summary>The quotations that lie wholly in a stretch of text.</summary>
    public IEnumerable<TextSpan> Within(TextSpan stretch)
    {
        for (var at = FirstEndingFrom(stretch.Start + 1); at < Spans.Length && Spans[at].End <= stretch.End; at++)
            if (stretch.Contains(Spans[at]))
                yield return Spans[at];
    }

    private int FirstEndingFrom(int place)
    {
        var (low, high) = (0, Spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Spans[middle].End < place)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

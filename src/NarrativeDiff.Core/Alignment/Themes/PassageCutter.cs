using System.Collections.Immutable;
using System.Numerics.Tensors;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment.Themes;

/// <summary>Cuts an article into passages: merges the neighbours that hold together best, as long as they do.</summary>
/// <remarks>
/// Two neighbours hold together by meaning, by a link at the seam (a pronoun, a quotation that goes on), and where the same other articles
/// say both:
/// so what only one outlet says does not disappear in a passage about what all say.
/// </remarks>
internal sealed class PassageCutter
{
    /// <summary>Sentences of a passage at most.</summary>
    private const int MaxSentences = 10;

    /// <summary>Code units from the end of a sentence within which a quotation ends it.</summary>
    private const int QuoteAtEnd = 3;

    private const double HoldsFrom = 0.10;
    private const double SeamLink = 0.25;
    private const double SameParagraph = 0.10;

    /// <summary>A sentence of fewer content words says little alone.</summary>
    private const int FewTerms = 4;
    private const double SmallSentence = 0.20;

    /// <summary>Neighbours that no other article says are one matter sooner: the reader learns both here alone.</summary>
    private const double ToldAlone = 0.10;

    /// <summary>Two such sentences that neither mean something alike nor share a word are two matters.</summary>
    private const float UnlikeUnder = 0.05f;
    private const double AloneUnder = 0.30;
    private const double OtherCoverage = 0.8;

    private readonly record struct Segment(int First, int Last, float[] Vector, double[] Coverage)
    {
        public int Length => Last - First + 1;
    }

    private readonly TextUnit[] _units;
    private readonly double[] _seams;

    private PassageCutter(ArticleText text, TextUnit[] units)
    {
        _units = units;
        _seams = [.. Enumerable.Range(0, Math.Max(0, units.Length - 1)).Select(i => SeamOf(text, units[i], units[i + 1]))];
    }

    /// <param name="units">Body sentences of one witness that take part, in reading order.</param>
    /// <param name="coverage">By sentence, how likely each other article says it; empty where that is not known.</param>
    /// <param name="mean">Of all sentences of the story: what they all are about says nothing about where one matter ends.</param>
    public static IEnumerable<Passage> Cut(ArticleText text, TextUnit[] units, float[] mean, Func<TextUnit, double[]> coverage)
    {
        var cutter = new PassageCutter(text, units);
        return cutter
            .Merge([.. units.Select((unit, i) => new Segment(i, i, Vectors.Less(unit.Vector, mean), coverage(unit)))])
            .Select(segment => new Passage(units[0].Witness, [.. units[segment.First..(segment.Last + 1)]], mean));
    }

    private IEnumerable<Segment> Merge(Segment[] segments)
    {
        // Segments stand at the place of their first sentence; those merged into an earlier one have no length.
        var next = Enumerable.Range(1, segments.Length).ToArray();
        var version = new int[segments.Length];
        var queue = new PriorityQueue<(int Left, int Right, int VersionLeft, int VersionRight), (double, int)>();
        void Offer(int left, int right)
        {
            if (left >= 0 && right < segments.Length && Holds(segments[left], segments[right]) is var score && score >= HoldsFrom)
                queue.Enqueue((left, right, version[left], version[right]), (-score, left));
        }
        for (var i = 0; i + 1 < segments.Length; i++)
            Offer(i, i + 1);
        while (queue.TryDequeue(out var best, out _))
        {
            if (version[best.Left] != best.VersionLeft || version[best.Right] != best.VersionRight)
                continue;
            segments[best.Left] = Joined(segments[best.Left], segments[best.Right]);
            version[best.Left]++;
            version[best.Right] = -1;
            next[best.Left] = next[best.Right];
            Offer(best.Left, next[best.Left]);
            Offer(Previous(best.Left, version), best.Left);
        }
        return segments.Where((_, i) => version[i] >= 0);
    }

    private static int Previous(int place, int[] version)
    {
        do place--;
        while (place >= 0 && version[place] < 0);
        return place;
    }

    private static Segment Joined(Segment left, Segment right)
    {
        var (n, m) = (left.Length, right.Length);
        return new Segment(
            left.First,
            right.Last,
            Vectors.MeanOf([Scaled(left.Vector, n), Scaled(right.Vector, m)]),
            [.. left.Coverage.Zip(right.Coverage, (a, b) => (a * n + b * m) / (n + m))]
        );
    }

    private static float[] Scaled(float[] vector, int by)
    {
        var scaled = new float[vector.Length];
        TensorPrimitives.Multiply(vector, (float)by, scaled);
        return scaled;
    }

    private double Holds(Segment left, Segment right)
    {
        if (left.Length + right.Length > MaxSentences)
            return double.MinValue;
        var differ = left.Coverage.Length == 0 ? 0 : left.Coverage.Zip(right.Coverage, (a, b) => Math.Abs(a - b)).Average();
        var alike = TensorPrimitives.Dot<float>(left.Vector, right.Vector);
        var alone = IsAlone(left) && IsAlone(right) && (alike >= UnlikeUnder || ShareTerms(left, right));
        return alike + _seams[left.Last] - OtherCoverage * differ + (alone ? ToldAlone : 0);
    }

    /// <summary>The last sentence of one and the first of the other have a content word in common.</summary>
    private bool ShareTerms(Segment left, Segment right) =>
        PairFeatures.SharedWeight(_units[left.Last].Terms, _units[right.First].Terms) > 0;

    private static bool IsAlone(Segment segment) => segment.Coverage.Length > 0 && segment.Coverage.Max() < AloneUnder;

    /// <summary>What links two neighbouring sentences besides their meaning.</summary>
    private static double SeamOf(ArticleText text, TextUnit before, TextUnit after)
    {
        var between = text.Body.AsSpan(before.Span.End, Math.Max(0, after.Span.Start - before.Span.End));
        var paragraph = between.IndexOf('\n') < 0 && before.Sentence + 1 == after.Sentence ? SameParagraph : 0;
        var small = Math.Min(before.Terms.Length, after.Terms.Length) < FewTerms ? SmallSentence : 0;
        return (ReferBack.Opens(after.Text) || QuotationGoesOn(text, before, after) ? SeamLink : 0) + paragraph + small;
    }

    private static bool QuotationGoesOn(ArticleText text, TextUnit before, TextUnit after)
    {
        var (ends, begins) = (false, false);
        foreach (var quotation in text.QuotationsIn(TextField.Body))
        {
            if (quotation.Start < before.Span.End && quotation.End > after.Span.Start)
                return true;
            ends |= quotation.End <= before.Span.End && quotation.End >= before.Span.End - QuoteAtEnd;
            begins |= quotation.Start >= after.Span.Start && quotation.Start <= after.Span.Start + 1;
        }
        return ends && begins;
    }
}

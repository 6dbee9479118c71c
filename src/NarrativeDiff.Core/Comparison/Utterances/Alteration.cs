using System.Collections.Frozen;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Utterances;

/// <summary>Other words in the same place of one utterance.</summary>
/// <param name="Left">The words that differ, with one equal word on each side.</param>
/// <param name="Weight">Content words that differ; names, numbers and negations count most.</param>
internal sealed record Alteration(Fragment LeftOf, TextSpan Left, Fragment RightOf, TextSpan Right, int Weight)
{
    /// <summary>Share of words in common from which two quotations are one utterance altered; with less they are two that share a
    /// phrase.</summary>
    private const double AlteredFrom = 0.6;

    /// <summary>More words than these are another passage, not other words.</summary>
    private const int MaxWords = 8;

    private const int NameWeight = 10;

    /// <summary>Words that say little by themselves: other ones in their place are nothing.</summary>
    private static readonly FrozenSet<string> Light = FrozenSet.ToFrozenSet(
        [
            "going",
            "gonna",
            "get",
            "got",
            "last",
            "past",
            "way",
            "really",
            "just",
            "also",
            "like",
            "thing",
            "things",
            "well",
            "want",
            "wanna",
            "know",
            "say",
            "said",
            "thank",
            "okay",
            "right",
            "now",
            "mr",
            "president",
        ],
        StringComparer.Ordinal
    );

    /// <summary>The weightiest difference of two fragments of one utterance; null where there is none.</summary>
    /// <param name="text">Says whether a word is written as a name.</param>
    public static Alteration? Of(Fragment left, Fragment right, Func<Fragment, QuotedWord, bool> isName)
    {
        var (a, b) = Shared(left, right);
        var (one, other) = (string.Join(' ', a.Select(word => word.Plain)), string.Join(' ', b.Select(word => word.Plain)));
        if (a.Length == 0 || b.Length == 0 || one == other || WordDiff.Between(one, other) is var diff && diff.Similarity < AlteredFrom)
            return null;
        return diff
            .Replacements.Where(replaced => replaced.Anchored)
            .Select(replaced => (Left: Words(a, one, replaced.Left), Right: Words(b, other, replaced.Right)))
            .Where(found => found is { Left: not null, Right: not null } && Differs(a, found.Left.Value, b, found.Right.Value))
            .Select(found => new Alteration(
                left,
                SpanOf(a, found.Left!.Value),
                right,
                SpanOf(b, found.Right!.Value),
                WeightOf(left, a, found.Left.Value, isName) + WeightOf(right, b, found.Right.Value, isName)
            ))
            .OrderByDescending(found => found.Weight)
            .ThenBy(found => found.Left)
            .FirstOrDefault();
    }

    private static int WeightOf(Fragment fragment, QuotedWord[] words, (int From, int To) at, Func<Fragment, QuotedWord, bool> isName) =>
        words[at.From..at.To]
            .Sum(word =>
                word.Plain is "not" or "never" or "no" || char.IsAsciiDigit(word.Plain[0]) || isName(fragment, word) ? NameWeight
                : word.IsContent && !Light.Contains(word.Plain) ? 1
                : 0
            );

    /// <summary>A name, a number or a negation differs on either side.</summary>
    public bool IsOfFact => Weight >= NameWeight;

    /// <summary>The stretch of both fragments between the first and the last run they share: what stands outside is cut, not
    /// altered.</summary>
    private static (QuotedWord[] Left, QuotedWord[] Right) Shared(Fragment left, Fragment right)
    {
        const int run = 3;
        var known = new Dictionary<string, (int First, int Last)>(StringComparer.Ordinal);
        for (var i = 0; i + run <= right.Words.Length; i++)
        {
            var key = Key(right, i, run);
            known[key] = known.TryGetValue(key, out var at) ? (at.First, i) : (i, i);
        }
        var (first, last) = (-1, -1);
        for (var i = 0; i + run <= left.Words.Length; i++)
            if (known.ContainsKey(Key(left, i, run)))
                (first, last) = (first < 0 ? i : first, i);
        if (first < 0)
            return ([], []);
        var (start, end) = (known[Key(left, first, run)].First, known[Key(left, last, run)].Last);
        return end < start ? ([], []) : ([.. left.Words[first..(last + run)]], [.. right.Words[start..(end + run)]]);
    }

    private static string Key(Fragment fragment, int at, int run) =>
        string.Join(' ', fragment.Words.AsSpan(at, run).ToArray().Select(word => word.Plain));

    /// <summary>Word indexes of a span of the joined words; from = to where it is empty.</summary>
    private static (int From, int To)? Words(QuotedWord[] words, string joined, TextSpan span)
    {
        var from = joined.AsSpan(0, Math.Min(joined.Length, span.Start)).Count(' ');
        var to = span.Length == 0 ? from : joined.AsSpan(0, Math.Min(joined.Length, span.End)).Count(' ') + 1;
        return to <= words.Length && to - from <= MaxWords ? (from, to) : null;
    }

    /// <summary>Brackets, ellipses, function words, another form of the word, a hyphen more or less: nothing.</summary>
    private static bool Differs(QuotedWord[] a, (int From, int To) left, QuotedWord[] b, (int From, int To) right)
    {
        var (one, other) = (a[left.From..left.To], b[right.From..right.To]);
        if (HasGapNear(a, left) || HasGapNear(b, right))
            return false;
        if (string.Concat(one.Select(word => word.Plain)) == string.Concat(other.Select(word => word.Plain)))
            return false;
        var (stems, others) = (Stems(one), Stems(other));
        return !stems.SetEquals(others)
            && (stems.Except(others, StringComparer.Ordinal).Any() || others.Except(stems, StringComparer.Ordinal).Any());
    }

    private static bool HasGapNear(QuotedWord[] words, (int From, int To) at) =>
        words[Math.Max(0, at.From - 1)..Math.Min(words.Length, at.To + 1)].Any(word => word.IsGap);

    private static HashSet<string> Stems(QuotedWord[] words) =>
        [
            .. words
                .Where(word => word.IsContent && !Light.Contains(word.Plain) || word.Plain is "not" or "never" or "no")
                .Select(word => Stemmer.Stem(word.Plain)),
        ];

    private static TextSpan SpanOf(QuotedWord[] words, (int From, int To) at) =>
        TextSpan.FromBounds(words[Math.Max(0, at.From - 1)].Span.Start, words[Math.Min(words.Length - 1, at.To)].Span.End);
}

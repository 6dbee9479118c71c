using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison.Sources;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Utterances;

/// <summary>One person's words on one occasion: the quotations of all articles that give them, whole or in fragments.</summary>
/// <param name="Source">The story's source; −1 where no article names one.</param>
/// <param name="Pairs">Fragments of two articles that have a run of words in common.</param>
internal sealed record Utterance(int Source, ImmutableArray<Fragment> Fragments, ImmutableArray<(Fragment Left, Fragment Right)> Pairs)
{
    /// <summary>Words in a row that make two quotations the same utterance.</summary>
    private const int Run = 4;

    /// <summary>Content words that such a run must hold.</summary>
    private const int RunContent = 2;

    private const int MaxQuotations = 200;

    /// <summary>Quotations that share one run; a slogan says nothing of who was heard where.</summary>
    private const int MaxSharing = 12;

    public IEnumerable<Fragment> In(int witness) => Fragments.Where(fragment => fragment.Witness == witness);

    /// <returns>Utterances that two articles quote, in the order of their first fragment.</returns>
    public static IReadOnlyList<Utterance> Of(Collation collation)
    {
        var fragments = collation.Witnesses.SelectMany((_, w) => FragmentsOf(collation, w)).ToArray();
        var parent = Enumerable.Range(0, fragments.Length).ToArray();
        int Root(int at)
        {
            while (parent[at] != at)
                at = parent[at] = parent[parent[at]];
            return at;
        }
        var pairs = PairsOf(fragments).Where(pair => MayBeOne(collation, fragments[pair.A], fragments[pair.B])).ToArray();
        foreach (var (a, b) in pairs)
            parent[Math.Max(Root(a), Root(b))] = Math.Min(Root(a), Root(b));
        // what the same speaker says in the same or the next sentence belongs to it
        for (var i = 1; i < fragments.Length; i++)
            if (
                fragments[i].Witness == fragments[i - 1].Witness
                && fragments[i].Sentence - fragments[i - 1].Sentence <= 1
                && fragments[i].Source >= 0
                && fragments[i].Source == fragments[i - 1].Source
            )
                parent[Math.Max(Root(i), Root(i - 1))] = Math.Min(Root(i), Root(i - 1));
        var byRoot = pairs.ToLookup(pair => Root(pair.A), pair => (fragments[pair.A], fragments[pair.B]));
        return
        [
            .. Enumerable
                .Range(0, fragments.Length)
                .GroupBy(Root)
                .Where(one => byRoot.Contains(one.Key))
                .OrderBy(one => one.Key)
                .Select(one => new Utterance(
                    SourceOf(one.Select(i => fragments[i])),
                    [.. one.Select(i => fragments[i])],
                    [.. byRoot[one.Key]]
                )),
        ];
    }

    private static int SourceOf(IEnumerable<Fragment> fragments) =>
        fragments
            .Where(fragment => fragment.Source >= 0)
            .CountBy(fragment => fragment.Source)
            .OrderByDescending(source => source.Value)
            .ThenBy(source => source.Key)
            .Select(source => source.Key)
            .FirstOrDefault(-1);

    private static IEnumerable<Fragment> FragmentsOf(Collation collation, int witness)
    {
        var text = collation.Witnesses[witness].Text;
        var sources = StorySources.Of(collation);
        var spoken = ArticleSources.Of(text).Spoken.Where(one => one.Field == TextField.Body && one.Speaker >= 0).ToArray();
        var sentences = text.Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null }).ToArray();
        var next = 0;
        foreach (var span in text.QuotationsIn(TextField.Body).Take(MaxQuotations))
        {
            while (next < sentences.Length && sentences[next].Span.End <= span.Start)
                next++;
            if (next == sentences.Length || !sentences[next].Span.Overlaps(span))
                continue;
            var words = Fragment.Read(text, span);
            if (words.Count(word => word.IsContent) >= RunContent && words.Length >= Run)
                yield return new Fragment(
                    witness,
                    sentences[next].Index,
                    span,
                    spoken.FirstOrDefault(one => one.What.Content.Any(content => content.Overlaps(span))) is { } by
                        ? sources.Of(witness, by)
                        : -1,
                    words
                );
        }
    }

    private static IEnumerable<(int A, int B)> PairsOf(Fragment[] fragments)
    {
        var byRun = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < fragments.Length; i++)
        for (var at = 0; at + Run <= fragments[i].Words.Length; at++)
        {
            var run = fragments[i].Words.AsSpan(at, Run);
            var content = 0;
            foreach (var word in run)
                content +=
                    word.IsContent ? 1
                    : word.IsGap ? -Run
                    : 0;
            if (content < RunContent)
                continue;
            var key = string.Join(' ', run.ToArray().Select(word => word.Plain));
            if (!byRun.TryGetValue(key, out var list))
                byRun.Add(key, list = []);
            if (list.Count < MaxSharing && (list.Count == 0 || list[^1] != i))
                list.Add(i);
        }
        return byRun
            .Values.SelectMany(list =>
                list.SelectMany((a, i) => list.Skip(i + 1).Where(b => fragments[a].Witness != fragments[b].Witness).Select(b => (a, b)))
            )
            .Distinct()
            .Order();
    }

    /// <summary>A party's suit and its chairman may use one sentence: two utterances where both articles name who speaks, and it is not the
    /// same.</summary>
    private static bool MayBeOne(Collation collation, Fragment a, Fragment b) =>
        a.Source < 0
        || b.Source < 0
        || a.Source == b.Source
        || StorySources.Of(collation).All[a.Source].Kind is not SourceKind.Person
        || StorySources.Of(collation).All[b.Source].Kind is not SourceKind.Person;
}

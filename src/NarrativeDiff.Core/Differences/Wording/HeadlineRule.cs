using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Differences.Wording;

/// <summary>Sets the headlines of a story beside each other, and finds the one that asks where the others state.</summary>
internal sealed class HeadlineRule : IRule
{
    private const int MostCompared = 40;

    public IReadOnlyList<string> Ids => ["W3"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var headlines = collation.Witnesses
            .Select(witness => (Witness: witness, Sentence: witness.Text.Sentences.FirstOrDefault(s => s is { Field: TextField.Headline, Excluded: null })))
            .Where(headline => headline.Sentence is not null)
            .DistinctBy(headline => ComparisonKey.Of(headline.Witness.Text.Headline))
            .ToArray();
        if (headlines.Length < 2)
            yield break;
        var evidence = headlines.Select(h => Spans.Sentence(h.Witness, h.Witness.Newest, h.Sentence!.Index, "reading")).ToArray();
        var (one, other) = FarthestApart(evidence);
        yield return Tell("headline wording", $"{evidence.Length} headlines for one story, from {Prose.Quote(one.Exact)} ({one.Outlet}) to {Prose.Quote(other.Exact)} ({other.Outlet})", [one, other, .. evidence.Except([one, other])], 0.8);
        var asking = evidence.Where(e => e.Exact.TrimEnd().EndsWith('?')).ToArray();
        if (asking.Length > 0 && asking.Length < evidence.Length)
            yield return Tell("question mark in a headline", $"{Prose.List(asking.Select(e => e.Outlet))} asks in the headline what others state: {Prose.Quote(asking[0].Exact)}", [.. asking, .. evidence.Except(asking).Take(2)], 0.9);
    }

    /// <summary>The two headlines with the fewest words in common; of equals the first.</summary>
    private static (Reports.Evidence, Reports.Evidence) FarthestApart(Reports.Evidence[] headlines) => (
        from a in Enumerable.Range(0, Math.Min(headlines.Length, MostCompared))
        from b in Enumerable.Range(a + 1, Math.Min(headlines.Length, MostCompared) - a - 1)
        orderby WordDiff.Between(headlines[a].Exact, headlines[b].Exact).Likeness
        select (headlines[a], headlines[b])).First();

    private static FindingDraft Tell(string kind, string summary, Reports.Evidence[] evidence, double size) =>
        new("W3", kind, string.Join('|', evidence.Select(e => $"{e.Outlet}|{e.Exact}").Order(StringComparer.Ordinal)), summary, [.. evidence])
        {
            Certainty = 1,
            Size = size,
            Prominence = 1,
            Support = 1,
        };
}

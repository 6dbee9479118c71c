using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Sources;

/// <summary>Finds sources that speak in one article and not in another, and sources from whom each article takes other words.</summary>
internal sealed class SourceRule : IRule
{
    public const string Id = "T3";

    /// <summary>Words from which a source is said to speak; less is a mention.</summary>
    private const int MinWords = 10;

    /// <summary>Findings of the rule in one story; those with most words.</summary>
    private const int MaxFindings = 10;

    /// <summary>Attributions of one source and article that are looked at.</summary>
    private const int MaxSaid = 40;

    private const int MaxShown = 3;

    /// <summary>Under this share of words in common two articles quote other words of the source.</summary>
    private const double SameWordsFrom = 0.3;

    public IReadOnlyList<string> Ids => [Id];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length < 2)
            return [];
        var sources = StorySources.Of(collation);
        return sources
            .All.Select((source, s) => (source, s))
            .Where(one => one.source.IsIdentified)
            .Select(one => Of(collation, sources, one.source, one.s))
            .OfType<(FindingDraft Draft, int Words)>()
            .OrderByDescending(found => found.Words)
            .ThenBy(found => found.Draft.Key, StringComparer.Ordinal)
            .Take(MaxFindings)
            .Select(found => found.Draft);
    }

    private static (FindingDraft Draft, int Words)? Of(Collation collation, StorySources sources, StorySource source, int s)
    {
        var said = collation.Witnesses.Select((_, w) => sources.Share(w, s)).ToArray();
        if (!said.Any(share => share is { Words: >= MinWords }))
            return null;
        var speaks = Enumerable.Range(0, said.Length).Where(w => said[w] is { Words: > 0 }).ToArray();
        var named = Enumerable
            .Range(0, said.Length)
            .Except(speaks)
            .Where(w => said[w] is not null || SourceSearch.Names(collation, source, w))
            .ToArray();
        var unnamed = Enumerable
            .Range(0, said.Length)
            .Except(speaks)
            .Except(named)
            .Where(w => SourceSearch.MaySpeakUnnamed(collation, source, w))
            .ToArray();
        var silent = Enumerable.Range(0, said.Length).Except(speaks).Except(named).Except(unnamed).ToArray();
        var picks = speaks.Length > 1 ? SourcePicks.Of(collation, speaks, [.. speaks.Select(w => said[w]!)]) : null;
        if (named.Length + silent.Length == 0 && (picks is null || picks.Shared >= SameWordsFrom))
            return null;
        var finding = new FindingBuilder(
            collation,
            Id,
            "who speaks",
            new FindingSubject(SubjectType.Source, StableId.Of("source", source.Key), source.Name)
        );
        foreach (var w in speaks)
            finding.Take(w, FindingStance.States, said[w]!.Said.Select(one => one.Sentence).Distinct(), Amount(said[w]!));
        foreach (var w in named)
            finding.Take(w, FindingStance.Partly, SourceSearch.SentencesNaming(collation, source, w).Take(MaxShown));
        foreach (var w in silent)
            finding.Take(w, FindingStance.Silent, []);
        Show(collation, finding, speaks, said, picks, silent.Length + named.Length > 0);
        var words = said.Sum(share => share?.Words ?? 0);
        return (
            finding.Build(
                Summary(finding, source, speaks, named, silent, said),
                certainty: source.Kind == SourceKind.Person ? 0.8 : 0.6,
                size: Size(words, silent.Length)
            ),
            words
        );
    }

    private static string Amount(SourceShare share) =>
        share.Quoted > 0 ? $"{share.Words} words, {share.Quoted} of them quoted" : $"{share.Words} words";

    private static double Size(int words, int silent) => Math.Min(0.9, 0.3 + words / 200.0 + 0.1 * Math.Min(2, silent));

    /// <summary>The words that only this article has from the source come first, outlets in turn.</summary>
    private static void Show(
        Collation collation,
        FindingBuilder finding,
        int[] speaks,
        SourceShare?[] said,
        SourcePicks? picks,
        bool others
    )
    {
        var order = speaks
            .Select(
                (w, i) =>
                    said[w]!
                        .Said.Take(MaxSaid)
                        .Select((one, k) => (One: one, Own: picks?.Own[i][k] ?? WordsOf(collation, w, one)))
                        .OrderByDescending(one => one.Own)
                        .ThenBy(one => one.One.Cue)
                        .Take(MaxShown)
                        .Select(one => one.One)
                        .ToArray()
            )
            .ToArray();
        for (var turn = 0; turn < MaxShown; turn++)
        for (var i = 0; i < speaks.Length; i++)
            if (turn < order[i].Length)
                finding.Show(
                    speaks[i],
                    order[i][turn].Sentence,
                    collation.Witnesses[speaks[i]].Text.Sentences[order[i][turn].Sentence].Span,
                    others ? "carrier" : "reading"
                );
    }

    private static int WordsOf(Collation collation, int witness, Attributed one) =>
        one.Content.Sum(span => Words.Of(span.Of(collation.Witnesses[witness].Text.Body)).Count());

    private static SummaryTemplate Summary(
        FindingBuilder finding,
        StorySource source,
        int[] speaks,
        int[] named,
        int[] silent,
        SourceShare?[] said
    )
    {
        var name = SummaryArgument.Text("name", source.InSentence);
        if (named.Length == 0 && silent.Length == 0)
            return SummaryTemplate.Of(
                $"{{speaks}} take different words from {{name}} ({string.Join("; ", speaks.Select((_, i) => $"{{o{i}}} {{n{i}:word}}"))}).",
                [
                    finding.Outlets("speaks", speaks),
                    name,
                    .. speaks.SelectMany((w, i) => new[] { finding.Outlets($"o{i}", [w]), SummaryArgument.Count($"n{i}", said[w]!.Words) }),
                ]
            );
        var says = source.Kind == SourceKind.Group || source.Speakers[0].Speaker.Names[0].IsPlural ? "say" : "says";
        var (heads, rest) = (
            speaks.Length == 1 ? $"Only {{speaks}} reports what {{name}} {says}" : $"{{speaks}} report what {{name}} {says}",
            new List<string>()
        );
        if (named.Length > 0)
            rest.Add("{named} {named?mentions|mention} that source without its words");
        if (silent.Length > 0)
            rest.Add("{silent} {silent?does|do} not");
        return SummaryTemplate.Of(
            $"{heads}; {string.Join(", ", rest)}.",
            [finding.Outlets("speaks", speaks), name, finding.Outlets("named", named), finding.Outlets("silent", silent)]
        );
    }
}

using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.OwnWords;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison.Labels;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.OwnWords;

/// <summary>Sets beside each other how outlets judge, heighten and doubt in their own voice: in the whole story, and of each person or
/// thing.</summary>
internal sealed class OwnWordRule : IRule
{
    private const string Id = "W7";

    /// <summary>Persons and things reported of by themselves, the most judged first.</summary>
    private const int MaxTargets = 6;

    /// <summary>One word is no manner of speaking of somebody.</summary>
    private const int MinWords = 2;

    /// <summary>Words of an outlet that the summary names.</summary>
    private const int MaxNamed = 3;

    /// <summary>Outlets that the summary quotes.</summary>
    private const int MaxQuotedOutlets = 3;

    /// <summary>Fewer cases make no rate.</summary>
    private const int MinCases = 3;

    /// <summary>A longer word or phrase is reported by its place alone.</summary>
    private const int MaxNamedLength = 60;

    public IReadOnlyList<string> Ids => [Id];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length < 2)
            yield break;
        var words = TargetedWords.Of(collation);
        var own = words.Where(word => word.IsOwn).ToImmutableArray();
        if (own.Length == 0)
            yield break;
        yield return Emit(
            collation,
            own,
            words,
            new FindingSubject(SubjectType.Wording, StableId.Of("wording", ""), "judging words in the outlets' own voices"),
            null
        );
        foreach (
            var target in own.Where(word => word.Target is not null)
                .GroupBy(word => word.Target!.Id, StringComparer.Ordinal)
                .Where(target => target.Count() >= MinWords)
                .OrderByDescending(target => target.Sum(word => word.Word.Strength))
                .ThenBy(target => target.First().Target!.Key, StringComparer.Ordinal)
                .Take(MaxTargets)
                .Select(target => (Referent: target.First().Target!, Words: target))
        )
            yield return Emit(
                collation,
                [.. target.Words],
                words,
                new FindingSubject(SubjectType.Wording, StableId.Of("wording", target.Referent.Key), target.Referent.Name),
                target.Referent
            );
    }

    private static FindingDraft Emit(
        Collation collation,
        ImmutableArray<TargetedWord> own,
        ImmutableArray<TargetedWord> all,
        FindingSubject subject,
        Referent? target
    )
    {
        var finding = new FindingBuilder(collation, Id, "own words", subject);
        var outlets = own.GroupBy(word => word.Witness)
            .Select(outlet =>
                (
                    Witness: outlet.Key,
                    Words: outlet
                        .OrderByDescending(word => word.Word.Strength)
                        .ThenByDescending(word => word.Word.Field == TextField.Headline)
                        .ThenBy(word => word.Word.Span)
                        .ToArray()
                )
            )
            .OrderByDescending(outlet => outlet.Words.Sum(word => word.Word.Strength))
            .ThenBy(outlet => outlet.Witness)
            .ToArray();
        foreach (var (witness, words) in outlets)
            finding.Take(
                witness,
                FindingStance.States,
                words.Select(word => word.Word.Sentence),
                Says(collation, all, witness, words, target)
            );
        for (var turn = 0; turn < outlets.Max(outlet => outlet.Words.Length); turn++)
            foreach (var (witness, words) in outlets)
                if (turn < words.Length)
                    finding.Show(
                        witness,
                        words[turn].Word.Sentence,
                        ClauseOf(collation.Witnesses[witness].Text, words[turn].Word),
                        "reading"
                    );
        finding.Others(_ => FindingStance.Silent);
        var counts = Enumerable
            .Range(0, collation.Witnesses.Length)
            .Select(witness => own.Count(word => word.Witness == witness))
            .ToArray();
        return finding.Build(
            Summary(collation, finding, outlets, target),
            certainty: 0.7,
            size: SizeOf(counts, own.Max(word => word.Word.Strength))
        );
    }

    /// <summary>Large where one outlet judges much and another little or not at all.</summary>
    private static double SizeOf(int[] counts, int strongest) =>
        Math.Min(1, 0.2 + 0.1 * strongest + 0.4 * (counts.Max() - counts.Min()) / (counts.Max() + 1.0));

    /// <summary>The clause that holds the word: the word alone says little.</summary>
    private static TextSpan ClauseOf(ArticleText article, OwnWord word)
    {
        var segments = article.Sentences[word.Sentence].Segments;
        var clause = segments.FirstOrDefault(segment => segment.Contains(word.Span), article.Sentences[word.Sentence].Span);
        return clause with { Length = clause.Of(article.TextOf(word.Field)).TrimEnd().Length };
    }

    /// <summary>"5 judging words, 7.1 for 1,000 words of its own; 2 in reported speech, 3 in quotations".</summary>
    private static string Says(Collation collation, ImmutableArray<TargetedWord> all, int witness, TargetedWord[] own, Referent? target)
    {
        var others = all.Where(word =>
                word.Witness == witness && word.Word.Strength > 1 && (target is null || ReferenceEquals(word.Target, target))
            )
            .ToLookup(word => word.Word.Voice, StringComparer.Ordinal);
        var total = OwnWordTable.Of(collation.Witnesses[witness].Text).OwnVoice;
        var rate =
            target is null && own.Length >= MinCases && total > 0
                ? string.Create(CultureInfo.InvariantCulture, $", {1000.0 * own.Length / total:0.0} for 1,000 words of its own")
                : "";
        return $"{own.Length} in its own voice{rate}; {others[Voices.Reported].Count()} in reported speech, {others[Voices.Quoted].Count()} in quotations";
    }

    private static SummaryTemplate Summary(
        Collation collation,
        FindingBuilder finding,
        (int Witness, TargetedWord[] Words)[] outlets,
        Referent? target
    )
    {
        var parts = new List<string>();
        var arguments = new List<SummaryArgument>();
        foreach (var (at, (witness, words)) in outlets.Take(MaxQuotedOutlets).Index())
        {
            arguments.Add(finding.Outlets($"outlet{at}", [witness]));
            arguments.Add(SummaryArgument.Quotations($"words{at}", Named(collation.Witnesses[witness].Text, words)));
            arguments.Add(SummaryArgument.Count($"count{at}", words.Length));
            parts.Add(
                (at, target) switch
                {
                    (0, null) => "in its own voice {outlet0} has {count0:judging word}, such as {words0}",
                    (0, _) => "on {target}, own words: {outlet0} {words0}",
                    (_, null) => $"{{outlet{at}}} has {{count{at}}}, such as {{words{at}}}",
                    _ => $"{{outlet{at}}} {{words{at}}}",
                }
            );
        }
        if (target is not null)
            arguments.Add(SummaryArgument.Text("target", target.Name));
        if (outlets.Skip(MaxQuotedOutlets).Select(outlet => outlet.Witness).ToArray() is { Length: > 0 } more)
        {
            arguments.Add(finding.Outlets("more", more));
            parts.Add(target is null ? "{more} {more?has|have} fewer" : "{more} others");
        }
        if (finding.With(FindingStance.Silent) is { Length: > 0 } silent)
        {
            arguments.Add(finding.Outlets("silent", silent));
            parts.Add(target is null ? "{silent} {silent?has|have} none" : "{silent} none");
        }
        return SummaryTemplate.Of(string.Join("; ", parts) + ".", [.. arguments]);
    }

    private static string[] Named(ArticleText article, TargetedWord[] words)
    {
        var named = words
            .Select(word => word.Word.Span.Of(article.TextOf(word.Word.Field)).ReplaceLineEndings(" ").Trim('“', '”', '"', '‘', '’'))
            .Where(word => word.Length <= MaxNamedLength)
            .DistinctBy(word => word.ToLowerInvariant(), StringComparer.Ordinal)
            .Take(MaxNamed)
            .ToArray();
        return named.Length > 0 ? named : ["a question"];
    }
}

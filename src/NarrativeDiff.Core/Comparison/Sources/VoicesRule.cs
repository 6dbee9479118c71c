using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Sources;

/// <summary>Sets beside each other on whose words each article rests: the sources with most words that others give less, and how many there
/// are.</summary>
internal sealed class VoicesRule : IRule
{
    /// <summary>More outlets than can be reported in one sentence are not.</summary>
    private const int MaxOutlets = 8;

    /// <summary>Words from which a source is said to speak; less is a mention.</summary>
    private const int MinWords = 8;

    private const int MaxSpans = 8;

    /// <summary>Share of the words of sources from which two articles rest on others.</summary>
    private const double OtherSources = 0.5;

    /// <summary>Sources that are named of each of two or three articles, and of each of more.</summary>
    private const int MaxNames = 3;
    private const int MaxNamesOfMany = 2;
    private const int FewArticles = 3;

    public IReadOnlyList<string> Ids => ["T6"];

    /// <param name="Own">Places in the story's sources: first those that have more room here than elsewhere.</param>
    /// <param name="Count">Of all that speak.</param>
    private sealed record Voices(int Witness, ImmutableArray<int> Own, int Count);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length is < 2 or > MaxOutlets)
            yield break;
        var sources = StorySources.Of(collation);
        var voices = Enumerable
            .Range(0, collation.Witnesses.Length)
            .Select(witness => VoicesOf(collation, sources, witness))
            .Where(one => one.Own.Length > 0)
            .ToArray();
        if (voices.Length >= 2 && Differ(sources, voices))
            yield return DraftOf(collation, sources, voices);
    }

    /// <summary>Two of the articles give half of what is said to other sources; two copies of one text do not.</summary>
    private static bool Differ(StorySources sources, Voices[] voices)
    {
        var shares = voices
            .Select(one => sources.All.Select((_, s) => (double)(sources.Share(one.Witness, s)?.Words ?? 0)).ToArray())
            .Select(words => words.Select(count => count / Math.Max(1, words.Sum())).ToArray())
            .ToArray();
        return shares.Any(one => shares.Any(other => one.Zip(other, (a, b) => Math.Abs(a - b)).Sum() / 2 >= OtherSources));
    }

    private static Voices VoicesOf(Collation collation, StorySources sources, int witness)
    {
        var speaking = Enumerable.Range(0, sources.All.Length).Where(s => sources.Share(witness, s) is { Words: > 0 }).ToArray();
        var own = speaking
            .Where(s => sources.Share(witness, s)!.Words >= MinWords && CanBeNamed(collation, sources.All[s]))
            .OrderByDescending(s => Excess(collation, sources, witness, s))
            .ThenBy(s => sources.All[s].Key, StringComparer.Ordinal)
            .Take(collation.Witnesses.Length > FewArticles ? MaxNamesOfMany : MaxNames)
            .ToImmutableArray();
        return new Voices(witness, own, speaking.Length);
    }

    /// <summary>A person by first name and surname, a body or a document by its name; "the statement" means nothing beside other articles, and
    /// an outlet that names itself is no source.</summary>
    private static bool CanBeNamed(Collation collation, StorySource source) =>
        source.Kind switch
        {
            SourceKind.Person => source.Names.Any(name => name.IsNamed && name.Name.Length > 1),
            SourceKind.Institution or SourceKind.Group => source.Names.Any(name =>
                name.IsNamed && (name.Name.Length > 1 || name.Heads.Any())
            ),
            SourceKind.Office => source.Speakers[0].Speaker.Words.Length > 1,
            SourceKind.Anonymous => source.Speakers[0].Speaker.Words.Length > 1,
            _ => false,
        }
        && !Enumerable
            .Range(0, collation.Witnesses.Length)
            .Any(w => source.Name.Contains(OutletNames.Of(collation, w), StringComparison.OrdinalIgnoreCase));

    /// <summary>Words that the article has from the source more than the others on average.</summary>
    private static double Excess(Collation collation, StorySources sources, int witness, int source) =>
        sources.Share(witness, source)!.Words
        - Enumerable.Range(0, collation.Witnesses.Length).Where(w => w != witness).Average(w => sources.Share(w, source)?.Words ?? 0);

    private static FindingDraft DraftOf(Collation collation, StorySources sources, Voices[] voices)
    {
        var builder = new FindingBuilder(
            collation,
            "T6",
            "on whose words",
            new FindingSubject(SubjectType.Source, "voices", "on whose words each article rests")
        );
        foreach (var one in voices)
            builder.Take(
                one.Witness,
                FindingStance.Differs,
                one.Own.SelectMany(s => sources.Share(one.Witness, s)!.Said.Select(said => said.Sentence)).Distinct(),
                string.Join("; ", one.Own.Select(s => $"{sources.All[s].Name}, {sources.Share(one.Witness, s)!.Words} words"))
            );
        var shown = voices.Select(one => SentencesOf(sources, one)).ToArray();
        for (var turn = 0; turn < MaxSpans; turn++)
        for (var i = 0; i < voices.Length; i++)
            if (turn < shown[i].Length && turn * voices.Length + i < MaxSpans)
                builder.Show(voices[i].Witness, [shown[i][turn]], "reading");
        return builder.Build(SummaryOf(builder, sources, voices), 0.8, 0.6);
    }

    /// <summary>The longest words of each source in turn, each sentence once.</summary>
    private static int[] SentencesOf(StorySources sources, Voices one)
    {
        var mine = one
            .Own.Select(s =>
                sources
                    .Share(one.Witness, s)!
                    .Said.OrderByDescending(said => said.Content.Sum(span => span.Length))
                    .ThenBy(said => said.Sentence)
                    .Select(said => said.Sentence)
                    .Distinct()
                    .ToArray()
            )
            .ToArray();
        return
        [
            .. Enumerable
                .Range(0, MaxSpans)
                .SelectMany(turn => mine.Where(sentences => turn < sentences.Length).Select(sentences => sentences[turn]))
                .Distinct(),
        ];
    }

    /// <summary>“Who speaks: Harbour Post gives most room to Anna Holm and the port union (5 sources); The Times has one source, Karl Voss.”</summary>
    private static SummaryTemplate SummaryOf(FindingBuilder builder, StorySources sources, Voices[] voices)
    {
        var arguments = new List<SummaryArgument>();
        var parts = new List<string>();
        foreach (var (i, one) in voices.Index())
        {
            arguments.Add(builder.Outlets($"outlet{i}", [one.Witness]));
            arguments.Add(SummaryArgument.Text($"who{i}", Prose.List(one.Own.Select(s => sources.All[s].InSentence))));
            arguments.Add(SummaryArgument.Count($"count{i}", one.Count));
            parts.Add(
                one.Count == 1 ? $"{{outlet{i}}} has one source, {{who{i}}}"
                : one.Count == one.Own.Length ? $"{{outlet{i}}} rests on {{who{i}}}"
                : $"{{outlet{i}}} gives most room to {{who{i}}} ({{count{i}:source}})"
            );
        }
        return SummaryTemplate.Of("Who speaks: " + string.Join("; ", parts) + ".", [.. arguments]);
    }
}

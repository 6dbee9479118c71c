using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NarrativeDiff.Core.Analysis.Agency;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis;

/// <summary>The signals of one article version, without comparing it; spans point into the body as text.</summary>
public sealed record ArticleAnalysis(
    string Outlet,
    string ArticleId,
    int? Version,
    ImmutableArray<AnalysedSentence> Sentences,
    ImmutableArray<AnalysedAttribution> Attributions,
    ImmutableArray<Signal> Signals,
    ImmutableArray<SentenceScore> SentenceScores
)
{
    /// <summary>An agentless passive is seldom more than a habit of news prose.</summary>
    private const double AgentlessScore = 0.3;

    /// <param name="scorer">How sentences are scored; null: by the word lists alone.</param>
    /// <param name="budget">Asked before each sentence; null: the usual one.</param>
    /// <param name="encoder">The one the scorer was made for; each sentence goes through it once. Null: frames are reported by the word
    /// lists alone.</param>
    public static ArticleAnalysis Of(
        ArticleVersion version,
        LoadedScorer? scorer = null,
        ISentenceEncoder? encoder = null,
        WorkBudget? budget = null
    )
    {
        budget ??= WorkBudget.Usual;
        scorer ??= LoadedScorer.Lexical;
        var frames = FrameSense.For(encoder);
        var text = ArticleReader.Read(version);
        var body = text.Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null }).ToImmutableArray();
        var quotations = text.QuotationsIn(TextField.Body);
        var worded = body.Select(sentence =>
            {
                budget.Check();
                return SentenceWording.Of(text.Body, sentence.Span, quotations);
            })
            .ToImmutableArray();
        var voices = Voices.Of(text);
        var vectors = scorer.UsesVectors || frames.UsesVectors ? encoder?.EncodeBoth([.. body.Select(text.TextOf)]) : null;
        var signals = WordSignals
            .Of(text, body, worded, quotations, vectors, frames)
            .Concat(Agentless(text, body, new Quotations(quotations)));
        return new ArticleAnalysis(
            version.Key.Outlet.Value,
            version.Key.ArticleId,
            version.Version,
            [.. body.Select(sentence => new AnalysedSentence(sentence.Index, sentence.Span.Start, sentence.Span.Length))],
            [.. voices.In(TextField.Body).Select(AnalysedAttribution.Of)],
            [
                .. signals
                    .Select(signal => Checked(signal, budget))
                    .Select(signal =>
                        voices.At(TextField.Body, new TextSpan(signal.Start, signal.Length)) == Voices.Outlet
                            ? signal
                            : signal with
                            {
                                Voice = Voices.Quoted,
                            }
                    )
                    .OrderBy(signal => signal.Start)
                    .ThenBy(signal => signal.Rule, StringComparer.Ordinal),
            ],
            Scores(text, body, worded, scorer, vectors?.Wordings)
        );
    }

    private static Signal Checked(Signal signal, WorkBudget budget)
    {
        budget.Check();
        return signal;
    }

    /// <summary>G1 and G2: events reported without who did them; only a comparison shows whether peers name an agent.</summary>
    private static IEnumerable<Signal> Agentless(ArticleText text, ImmutableArray<Sentence> body, Quotations quoted) =>
        from sentence in body
        from deed in EventMention.In(text, TextField.Body, sentence.Span)
        where deed.Realization != AgentRealization.WithAgent
        select new Signal(
            deed.Realization == AgentRealization.AgentlessPassive ? "G1" : "G2",
            deed.Span.Start,
            deed.Span.Length,
            deed.Span.Of(text.Body),
            quoted.Contain(deed.Span) ? "quoted" : "outlet",
            AgentlessScore
        );

    private static ImmutableArray<SentenceScore> Scores(
        ArticleText text,
        ImmutableArray<Sentence> body,
        ImmutableArray<SentenceWording> worded,
        LoadedScorer scorer,
        IReadOnlyList<float[]>? vectors
    )
    {
        var scores = scorer.Scores([.. body.Select((sentence, i) => (worded[i], text.TextOf(sentence)))], vectors);
        return [.. body.Select((sentence, i) => new SentenceScore(sentence.Index, Math.Round(scores[i], 4)))];
    }
}

/// <summary>A body sentence that takes part.</summary>
public sealed record AnalysedSentence(int Index, int Start, int Length);

/// <summary>A single-article signal of the codebook.</summary>
/// <param name="Voice"><c>outlet</c>, or <c>quoted</c> within a quotation or what an attribution reports.</param>
/// <param name="Score">0–1.</param>
/// <param name="Frame">Of F1–F3: which dimension, frame or property; left out elsewhere.</param>
public sealed record Signal(
    string Rule,
    int Start,
    int Length,
    string Exact,
    string Voice,
    double Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Frame = null
);

/// <param name="Loaded">0–1; over .5 means loaded wording.</param>
public sealed record SentenceScore(int Index, double Loaded);

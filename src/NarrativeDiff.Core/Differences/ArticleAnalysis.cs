using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Differences.Attribution;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences;

/// <summary>The signals of one article version, without comparing it; spans point into the body as text.</summary>
public sealed record ArticleAnalysis(
    string Outlet, string ArticleId, int? Version,
    ImmutableArray<AnalysedSentence> Sentences, ImmutableArray<AnalysedAttribution> Attributions,
    ImmutableArray<Signal> Signals, ImmutableArray<SentenceScore> SentenceScores)
{
    /// <summary>Longer quotations are speech, not distancing; words.</summary>
    private const int ScareQuoteWords = 3;

    public static ArticleAnalysis Of(ArticleVersion version)
    {
        var text = ArticleReader.Read(version);
        var body = text.Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null }).ToImmutableArray();
        return new ArticleAnalysis(
            version.Key.Outlet.Value, version.Key.ArticleId, version.Version,
            [.. body.Select(sentence => new AnalysedSentence(sentence.Index, sentence.Span.Start, sentence.Span.Length))],
            [.. Voices.Of(text).In(TextField.Body).Select(AnalysedAttribution.Of)],
            [.. ScareQuotes(text.Body, body)],
            [.. body.Select(sentence => new SentenceScore(sentence.Index, 0))]);
    }

    /// <summary>W5: one to three quoted words; whether a speaker stands beside them is for the reader to see.</summary>
    private static IEnumerable<Signal> ScareQuotes(string body, ImmutableArray<Sentence> sentences) =>
        from quoted in QuotedSpans.Find(body)
        where sentences.Any(sentence => sentence.Span.Contains(quoted) && sentence.Span.Length > quoted.Length)
        let words = Chunker.Chunk(quoted.Of(body)).Count(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number)
        where words is > 0 and <= ScareQuoteWords
        select new Signal("W5", quoted.Start, quoted.Length, quoted.Of(body), "quoted", 1);
}

/// <summary>A body sentence that takes part.</summary>
public sealed record AnalysedSentence(int Index, int Start, int Length);

/// <summary>A single-article signal of the codebook.</summary>
/// <param name="Voice"><c>outlet</c> or <c>quoted</c>.</param>
/// <param name="Score">0–1.</param>
public sealed record Signal(string Rule, int Start, int Length, string Exact, string Voice, double Score);

/// <param name="Loaded">0–1; over .5 means loaded wording. 0 as long as no loaded-wording model is part of the product.</param>
public sealed record SentenceScore(int Index, double Loaded);

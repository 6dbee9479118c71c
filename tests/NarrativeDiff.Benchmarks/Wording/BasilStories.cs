using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Wording;

/// <summary>An article of BASIL with the slanting words that its annotators marked outside quotations.</summary>
/// <param name="Lexical">Spans of the body.</param>
internal sealed record BasilArticle(ArticleVersion Version, ImmutableArray<TextSpan> Lexical);

/// <summary>A BASIL story: three outlets on one event.</summary>
internal sealed record BasilStory(string Id, ImmutableArray<BasilArticle> Articles)
{
    public Story AsStory() => new(Id, [.. Articles.Select(article => article.Version)]);
}

/// <summary>Reads the stories of BASIL dev, in the order of their ids.</summary>
internal static class BasilStories
{
    public static ImmutableArray<BasilStory> Read(string data) =>
        [
            .. File.ReadLines(Path.Combine(data, "basil", "dev.jsonl"))
                .Select(line => JsonDocument.Parse(line).RootElement)
                .Select(StoryOf)
                .OrderBy(story => story.Id, StringComparer.Ordinal),
        ];

    private static BasilStory StoryOf(JsonElement triplet) =>
        new(triplet.GetProperty("triplet").GetString()![..8], [.. triplet.GetProperty("articles").EnumerateArray().Select(ArticleOf)]);

    private static BasilArticle ArticleOf(JsonElement article)
    {
        var sentences = article
            .GetProperty("sentences")
            .EnumerateArray()
            .Select(sentence =>
                sentence.ValueKind == JsonValueKind.String ? sentence.GetString()! : sentence.GetProperty("text").GetString()!
            )
            .ToArray();
        var (body, starts) = BodyOf(sentences, article.GetProperty("paragraphs"));
        var spans = article
            .GetProperty("bias_spans")
            .EnumerateArray()
            .Where(span =>
                span.GetProperty("bias").GetString() == "lexical"
                && !span.GetProperty("in_quote").GetBoolean()
                && span.GetProperty("sent").ValueKind == JsonValueKind.Number
            )
            .Select(span => new TextSpan(
                starts[span.GetProperty("sent").GetInt32()] + span.GetProperty("start").GetInt32(),
                span.GetProperty("end").GetInt32() - span.GetProperty("start").GetInt32()
            ));
        var headline = article.GetProperty("title").GetString();
        return new BasilArticle(
            new ArticleVersion
            {
                Key = new ArticleKey(new OutletId(article.GetProperty("outlet").GetString()!), article.GetProperty("doc_id").GetString()!),
                OutletName = article.GetProperty("outlet").GetString(),
                Headline = string.IsNullOrWhiteSpace(headline) ? "(no headline)" : headline,
                Body = body,
                PublishedAt = DateTimeOffset.TryParse(
                    article.GetProperty("date").ToString(),
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var date
                )
                    ? date
                    : DateTimeOffset.UnixEpoch,
            },
            [.. spans]
        );
    }

    private static (string Body, Dictionary<int, int> Starts) BodyOf(string[] sentences, JsonElement paragraphs)
    {
        var body = new StringBuilder();
        var starts = new Dictionary<int, int>();
        foreach (var paragraph in paragraphs.EnumerateArray())
        {
            body.Append(body.Length > 0 ? "\n\n" : "");
            for (var i = paragraph[0].GetInt32(); i < paragraph[1].GetInt32(); i++)
            {
                body.Append(i > paragraph[0].GetInt32() ? " " : "");
                starts[i] = body.Length;
                body.Append(sentences[i]);
            }
        }
        return (body.ToString(), starts);
    }
}

using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis;

/// <summary>One invented text of a kind, what is right for it, and what the program reads.</summary>
internal sealed record Variation(string Kind, string Measure, string Text, string Expected)
{
    /// <summary>The variations of a table: tab-separated lines, <c>#</c> starts a comment, <c>¶</c> a paragraph.</summary>
    public static IEnumerable<Variation> Read(TextReader table)
    {
        while (table.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var kind, var measure, var text, var expected])
                yield return new Variation(kind, measure, text.Replace("¶", "\n\n", StringComparison.Ordinal), expected);
    }

    public bool IsRight =>
        Measure switch
        {
            "matched" => Expected.Split(": ", 2) is [var way, var words]
                && TrailingSpeaker.Without(Text).Contains(words, StringComparison.Ordinal) == (way == "keeps"),
            "attribution" or "headline" => Expected == "none"
                ? Actual.Length == 0
                : Actual.Split(" ; ").Contains(Expected, StringComparer.Ordinal),
            _ => Actual == Expected,
        };

    public string Actual =>
        Measure switch
        {
            "matched" => TrailingSpeaker.Without(Text),
            "attribution" => Attributions(Article(), TextField.Body),
            "headline" => Attributions(Article(), TextField.Headline),
            "quotations" => Article() is var article && article.QuotationsIn(TextField.Body) is { IsEmpty: false } found
                ? string.Join(" ; ", found.Select(span => span.Of(article.Body)))
                : "none",
            "certainty" => Article() is var article ? Assessment.Of(article, Sentence(article), Sentence(article).Span).Rung.Name() : "",
            "speakers" => string.Join(
                " | ",
                Voices
                    .Of(Article())
                    .Speakers.Where(one => one.Field == TextField.Body && one.What.Source is not null)
                    .Select(one => one.Name ?? "-")
            ),
            "type" => Voices
                .Of(Article())
                .In(TextField.Body)
                .Select(said => said.SourceType.ToString().ToLowerInvariant())
                .LastOrDefault("none"),
            _ => throw new InvalidOperationException($"no measure {Measure}"),
        };

    private ArticleText Article() =>
        ArticleReader.Read(
            new ArticleVersion
            {
                Key = new ArticleKey(new OutletId("anvil"), "variation"),
                Headline = Measure == "headline" ? Text : "(no headline)",
                Body =
                    Measure == "headline"
                        ? "A barge hit the old bridge on Monday night. Nine people were hurt and the road was shut."
                        : Text,
                PublishedAt = new DateTimeOffset(2024, 3, 5, 8, 0, 0, TimeSpan.Zero),
            }
        );

    private static Sentence Sentence(ArticleText article) => article.Sentences.First(sentence => sentence.Field == TextField.Body);

    private static string Attributions(ArticleText article, TextField field) =>
        string.Join(
            " ; ",
            Voices
                .Of(article)
                .In(field)
                .Where(said => said.Source is not null)
                .Select(said =>
                    $"{said.Source!.Value.Of(article.TextOf(field))} => "
                    + $"{string.Join(" … ", said.Content.Select(span => span.Of(article.TextOf(field))))}"
                )
        );
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>An article version made of its sentences, so that every span in a made-up report is right by construction.</summary>
internal sealed record SomeArticle(string Siglum, string Outlet, int Version, string Time, string Headline, params string[] Sentences)
{
    public string Body => string.Join("\n\n", Sentences);

    public DateTimeOffset PublishedAt => DateTimeOffset.Parse(Time, System.Globalization.CultureInfo.InvariantCulture);

    public string Hash => $"sha256:{Siglum}{Version}";

    /// <summary>The body's sentences, then the headline; the one that begins with “Photo” is a caption.</summary>
    public ImmutableArray<ReportSentence> Spans() =>
        [
            .. Sentences.Select(
                (sentence, index) =>
                    new ReportSentence(
                        index,
                        "body",
                        Sentences.Take(index).Sum(earlier => earlier.Length + 2),
                        sentence.Length,
                        sentence.StartsWith("Photo", StringComparison.Ordinal) ? "caption" : null
                    )
            ),
            new ReportSentence(Sentences.Length, "headline", 0, Headline.Length, null),
        ];

    public ReportSegment Segment(int sentence) => new(sentence, Spans()[sentence].Start, Spans()[sentence].Length);

    public Evidence Evidence(string exact, string role, string voice = "outlet")
    {
        var span = Spans().First(candidate => Text(candidate).Contains(exact, StringComparison.Ordinal));
        var text = span.Field == "headline" ? Headline : Body;
        var start = text.IndexOf(exact, span.Start, StringComparison.Ordinal);
        return new Evidence
        {
            Outlet = Outlet,
            ArticleId = Outlet + "/1",
            Version = Version,
            PublishedAt = PublishedAt,
            Field = span.Field,
            Sentence = span.Index,
            Start = start,
            Length = exact.Length,
            Exact = exact,
            Prefix = text[Math.Max(0, start - 40)..start],
            Suffix = text[(start + exact.Length)..Math.Min(text.Length, start + exact.Length + 40)],
            Role = role,
            Voice = voice,
        };
    }

    public ReportWitness Witness(string? url, params SomeArticle[] earlier) =>
        new()
        {
            Siglum = Siglum,
            Outlet = Outlet,
            ArticleId = Outlet + "/1",
            Version = Version,
            PublishedAt = PublishedAt,
            Url = url,
            Headline = Headline,
            Body = Body,
            ContentSha256 = Hash,
            Sentences = Spans(),
            EarlierVersions =
            [
                .. earlier.Select(old => new ReportVersion
                {
                    Version = old.Version,
                    PublishedAt = old.PublishedAt,
                    Headline = old.Headline,
                    Body = old.Body,
                    ContentSha256 = old.Hash,
                    Sentences = old.Spans(),
                }),
            ],
        };

    private string Text(ReportSentence span) => (span.Field == "headline" ? Headline : Body).Substring(span.Start, span.Length);
}

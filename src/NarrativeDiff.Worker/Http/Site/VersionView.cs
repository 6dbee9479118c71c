using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>One version of one article as it is read: its sentences in order, each with an anchor of its own.</summary>
public sealed record VersionView(
    string Siglum,
    string Outlet,
    int Version,
    bool IsNewest,
    DateTimeOffset PublishedAt,
    string Headline,
    string Body,
    ImmutableArray<ReportSentence> Sentences
)
{
    /// <summary>False where the page leaves the text out.</summary>
    public bool HasText { get; init; } = true;

    /// <summary>Where the edition begins on the page, <c>A</c> or <c>A.v1</c>; where its text is left out, the place that says so.</summary>
    public string Anchor => IsNewest || !HasText ? Siglum : FormattableString.Invariant($"{Siglum}.v{Version}");

    public static ImmutableArray<VersionView> AllOf(ReportWitness witness, bool hasText = true)
    {
        var outlet = witness.OutletName ?? witness.Outlet;
        return
        [
            .. witness.EarlierVersions.Select(old => new VersionView(
                witness.Siglum,
                outlet,
                old.Version,
                false,
                old.PublishedAt,
                old.Headline,
                old.Body,
                old.Sentences
            )
            {
                HasText = hasText,
            }),
            new VersionView(
                witness.Siglum,
                outlet,
                witness.Version,
                true,
                witness.PublishedAt,
                witness.Headline,
                witness.Body,
                witness.Sentences
            )
            {
                HasText = hasText,
            },
        ];
    }

    public ReportSentence? Sentence(int index) => Sentences.FirstOrDefault(sentence => sentence.Index == index);

    public string SentenceAnchor(int index) => HasText ? FormattableString.Invariant($"{Anchor}-{index}") : Anchor;

    public string Field(string field) => field == "headline" ? Headline : Body;

    public string Text(ReportSentence sentence) => Field(sentence.Field).Substring(sentence.Start, sentence.Length);

    public string Text(int index) => Sentence(index) is { } sentence ? Text(sentence) : "";

    public IEnumerable<ReportSentence> HeadlineSentences =>
        Sentences.Where(sentence => sentence.Field == "headline").OrderBy(sentence => sentence.Start);

    /// <summary>The body in paragraphs: a line break between two sentences begins the next.</summary>
    public IEnumerable<ImmutableArray<ReportSentence>> Paragraphs()
    {
        var paragraph = ImmutableArray.CreateBuilder<ReportSentence>();
        foreach (var sentence in Sentences.Where(sentence => sentence.Field != "headline").OrderBy(sentence => sentence.Start))
        {
            if (paragraph.Count > 0 && Body.AsSpan(End(paragraph[^1]), Math.Max(0, sentence.Start - End(paragraph[^1]))).Contains('\n'))
            {
                yield return paragraph.ToImmutable();
                paragraph.Clear();
            }

            paragraph.Add(sentence);
        }

        if (paragraph.Count > 0)
            yield return paragraph.ToImmutable();
    }

    private static int End(ReportSentence sentence) => sentence.Start + sentence.Length;
}

using System.Text.Json;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Review;

/// <summary>Judgements as lines of JSON, or as a table for a spreadsheet: a row a judged link or selected passage, with the words that were
/// judged.</summary>
internal static class JudgementExport
{
    private static readonly string[] Heading =
    [
        "number",
        "at",
        "reviewer",
        "verdict",
        "target",
        "label",
        "note",
        "revision",
        "left_outlet",
        "left_text",
        "right_outlet",
        "right_text",
        "rule",
        "kind",
        "importance",
        "rating",
        "outlet",
        "article",
        "version",
        "field",
        "start",
        "length",
        "words",
    ];

    public static string Jsonl(IEnumerable<Judgement> judgements) =>
        string.Concat(judgements.Select(judgement => JsonSerializer.Serialize(judgement, Judgement.Json) + "\n"));

    public static string Csv(IEnumerable<Judgement> judgements) => CsvTable.Write(judgements.SelectMany(Rows).Prepend(Heading));

    private static IEnumerable<object?[]> Rows(Judgement judgement) =>
        judgement.Missed is { } missed
            ? missed.Passages.Select(passage => Row(judgement, null, passage))
            : judgement.Links.DefaultIfEmpty().Select(link => Row(judgement, link, null));

    private static object?[] Row(Judgement judgement, JudgedLink? link, MissedPassage? passage) =>
        [
            judgement.Number,
            judgement.At,
            judgement.Reviewer,
            judgement.Verdict.ToString().ToLowerInvariant(),
            judgement.Target,
            judgement.Label,
            judgement.Note,
            judgement.Revision,
            link?.Left.Outlet,
            link?.Left.Text,
            link?.Right.Outlet,
            link?.Right.Text,
            judgement.Words?.Rule,
            judgement.Words?.Kind ?? judgement.Missed?.Kind,
            judgement.Missed?.Importance,
            judgement.Rating,
            passage?.Outlet ?? judgement.Cell?.Outlet,
            passage?.ArticleId ?? judgement.Cell?.ArticleId,
            passage?.Version,
            passage?.Field,
            passage?.Start,
            passage?.Length,
            passage?.Exact ?? judgement.Cell?.Statement ?? Words(judgement),
        ];

    /// <summary>The quotations that the judged finding rests on, each with its outlet.</summary>
    private static string? Words(Judgement judgement) =>
        judgement.Words is { } words
            ? string.Join(
                " | ",
                words.Evidence.Select(span => span.Split('\u001f') is [var outlet, _, var exact] ? $"{outlet}: {exact}" : span)
            )
            : null;
}

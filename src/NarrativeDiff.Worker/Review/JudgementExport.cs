using System.Text.Json;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Review;

/// <summary>Judgements as lines of JSON, or as a table for a spreadsheet.</summary>
internal static class JudgementExport
{
    private static readonly string[] Heading = ["number", "at", "reviewer", "verdict", "target", "label", "note", "revision", "left_outlet", "left_text", "right_outlet", "right_text"];

    public static string Jsonl(IEnumerable<Judgement> judgements) => string.Concat(judgements.Select(judgement => JsonSerializer.Serialize(judgement, Judgement.Json) + "\n"));

    public static string Csv(IEnumerable<Judgement> judgements) =>
        CsvTable.Write(judgements.SelectMany(judgement => judgement.Links.DefaultIfEmpty(), Row).Prepend(Heading));

    private static object?[] Row(Judgement judgement, JudgedLink? link) =>
    [
        judgement.Number, judgement.At, judgement.Reviewer, judgement.Verdict.ToString().ToLowerInvariant(), judgement.Target, judgement.Label, judgement.Note, judgement.Revision,
        link?.Left.Outlet, link?.Left.Text, link?.Right.Outlet, link?.Right.Text,
    ];
}

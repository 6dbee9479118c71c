using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NarrativeDiff.Worker.Review;

/// <summary>Judgements as lines of JSON, or as a table for a spreadsheet.</summary>
internal static class JudgementExport
{
    public static string Jsonl(IEnumerable<Judgement> judgements) => string.Concat(judgements.Select(judgement => JsonSerializer.Serialize(judgement, Judgement.Json) + "\n"));

    public static string Csv(IEnumerable<Judgement> judgements)
    {
        var table = new StringBuilder("number,at,reviewer,verdict,target,label,note,revision,left_outlet,left_text,right_outlet,right_text\r\n");
        foreach (var judgement in judgements)
            foreach (var link in judgement.Links.DefaultIfEmpty())
                table.AppendJoin(',', Cells(judgement, link).Select(Quoted)).Append("\r\n");
        return table.ToString();
    }

    private static IEnumerable<string?> Cells(Judgement judgement, JudgedLink? link) =>
    [
        judgement.Number.ToString(CultureInfo.InvariantCulture), judgement.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        judgement.Reviewer, judgement.Verdict.ToString().ToLowerInvariant(), judgement.Target, judgement.Label, judgement.Note,
        judgement.Revision?.ToString(CultureInfo.InvariantCulture), link?.Left.Outlet, link?.Left.Text, link?.Right.Outlet, link?.Right.Text,
    ];

    /// <summary>A cell that begins like a formula is text: a spreadsheet must not run what a note or an article says.</summary>
    private static string Quoted(string? cell) =>
        cell is null ? "" : $"\"{(cell is [{ } first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

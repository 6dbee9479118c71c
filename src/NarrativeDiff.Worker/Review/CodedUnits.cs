using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Review;

/// <summary>What a coded line amounts to: a judgement on a unit of a report, or what is wrong with it.</summary>
internal sealed record CodedJudgement(CodedLine Line, string Story, Judgement? Judgement, string? Fault);

/// <summary>Finds again what the units of a coded sheet stand for, and reads the codes as judgements.</summary>
internal static class CodedUnits
{
    /// <param name="coder">Codes lines that name no coder.</param>
    /// <param name="reports">Reports from which the sample may have been drawn; a unit is looked for in each until it is found.</param>
    public static async Task<ImmutableArray<CodedJudgement>> JudgeAsync(
        ImmutableArray<CodedLine> lines,
        string? coder,
        IAsyncEnumerable<Report> reports
    )
    {
        var open = lines.Where(line => line.Code.Length > 0).ToLookup(line => line.Unit, StringComparer.Ordinal);
        var missing = open.Select(unit => unit.Key).ToHashSet(StringComparer.Ordinal);
        var judged = new List<CodedJudgement>();
        await foreach (var report in reports.ConfigureAwait(false))
        {
            foreach (var unit in ReliabilitySample.UnitsOf(report).Where(unit => missing.Remove(unit.Id)))
                judged.AddRange(open[unit.Id].Select(line => Judge(line, coder, unit, report)));
            if (missing.Count == 0)
                break;
        }

        return
        [
            .. judged
                .Concat(
                    missing
                        .SelectMany(unit => open[unit])
                        .Select(line => new CodedJudgement(line, "", null, $"no report has the unit '{Shown(line.Unit)}'"))
                )
                .OrderBy(one => one.Line.Line),
        ];
    }

    private static CodedJudgement Judge(CodedLine line, string? coder, SampleUnit unit, Report report)
    {
        var most = unit.Kind == "cell" ? 2 : 1;
        if (!int.TryParse(line.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code > most)
            return new(line, report.StoryId, null, $"the code of a {unit.Kind} is 0 to {most}, not '{Shown(line.Code)}'");
        var reviewer = line.Coder.Length > 0 ? line.Coder : coder;
        var note = line.Note.Length > 0 ? line.Note : null;
        var request =
            unit.Kind == "cell"
                ? new JudgementRequest(
                    reviewer,
                    Verdict.Rate,
                    report.Revision,
                    Cell: new CellRequest(unit.Of, unit.Siglum),
                    Rating: code,
                    Note: note
                )
                : new JudgementRequest(
                    reviewer,
                    code == 1 ? Verdict.Accept : Verdict.Reject,
                    report.Revision,
                    Finding: unit.Of,
                    Note: note
                );
        if (request.FieldWithNul is { } field)
            return new(line, report.StoryId, null, $"{field} holds a NUL character");
        var (judgement, _, fault) = request.Resolve(report);
        return new(line, report.StoryId, judgement, fault);
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40];
}

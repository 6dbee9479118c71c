using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>evaluate</c>: exported judgements in, precision, recall and agreement out.</summary>
internal static class EvaluateCommand
{
    private const string About = """
        Counts what reviewers kept, rejected and missed, and how far they agree; each file is one story's judgements as the API exports
        them (.jsonl).
        Examples:
          narrativediff evaluate judgements.jsonl
          narrativediff evaluate mill.jsonl flood.jsonl --json
        Precision is kept of kept and rejected findings, by the majority of those who judged each; recall is kept of kept findings and
        missed differences, as far as reviewers marked any.
        """;

    public static Command Create()
    {
        var command = new Command("evaluate", About);
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Judgements of one story, a judgement a line",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of a table" };
        command.Add(files);
        command.Add(json);
        command.SetVerb(
            async (parse, cancel) =>
            {
                var judgements = parse
                    .GetValue(files)!
                    .SelectMany(file => JudgementFile.Read(file.FullName).Select(judgement => (file.FullName, judgement)))
                    .ToArray();
                var (figures, agreement) = (ReviewFigures.Of(judgements), Agreement.Of(judgements));
                var console = parse.InvocationConfiguration.Output;
                foreach (
                    var line in parse.GetValue(json)
                        ? [JsonSerializer.Serialize(new { figures, agreement }, Judgement.Json)]
                        : Lines(figures, agreement)
                )
                    await console.WriteLineAsync(line.AsMemory(), cancel).ConfigureAwait(false);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static IEnumerable<string> Lines(ReviewFigures figures, Agreement agreement)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"findings: {figures.Kept} kept, {figures.Rejected} rejected, {figures.Undecided} undecided; "
                + $"precision {Share(figures.Precision)}"
        );
        yield return string.Create(CultureInfo.InvariantCulture, $"missed: {figures.Missed}; recall {Share(figures.Recall)}");
        foreach (var rule in figures.ByRule)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  rule {rule.Rule}: {rule.Kept} kept, {rule.Rejected} rejected, {rule.Undecided} undecided; "
                    + $"precision {Share(rule.Precision)}"
            );
        foreach (var kind in figures.ByMissedKind)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  missed {kind.Kind}: {kind.Minor} minor, {kind.Matters} matter, {kind.Important} important"
            );
        yield return agreement.Explanation;
    }

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
}

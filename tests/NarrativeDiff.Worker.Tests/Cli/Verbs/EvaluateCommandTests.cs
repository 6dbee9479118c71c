using System.Text.Json;
using NarrativeDiff.Worker.Cli.Input;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary>The verb <c>evaluate</c>.</summary>
public sealed class EvaluateCommandTests : IDisposable
{
    private const string Judgements = """
        {"reviewer":"Ann","verdict":"accept","target":"finding:f-1","finding":"f-1","words":{"rule":"W1","kind":"k","outlets":[],"evidence":[]}}
        {"reviewer":"Ben","verdict":"accept","target":"finding:f-1","finding":"f-1","words":{"rule":"W1","kind":"k","outlets":[],"evidence":[]}}
        {"reviewer":"Ann","verdict":"reject","target":"finding:f-2","finding":"f-2","words":{"rule":"O1","kind":"k","outlets":[],"evidence":[]}}
        {"reviewer":"Ben","verdict":"missed","target":"missed:1","missed":{"kind":"label","importance":3,"passages":[{"outlet":"a","articleId":"1","version":1,"field":"body","start":0,"length":4,"exact":"mill"}]}}

        """;

    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Counts_what_was_kept_rejected_and_missed()
    {
        var run = await VerbRun.Of(EvaluateCommand.Create(), _folder.Write("mill.txt", Judgements), _folder.Write("flood.txt", Judgements));

        Assert.Equal(0, run.Code);
        Assert.Equal(
            [
                "findings: 2 kept, 2 rejected, 0 undecided; precision 0.500",
                "missed: 2; recall 0.500",
                "  rule O1: 0 kept, 2 rejected, 0 undecided; precision 0.000",
                "  rule W1: 2 kept, 0 rejected, 0 undecided; precision 1.000",
                "  missed label: 0 minor, 0 matter, 2 important",
                "All answers to 2 questions are the same; alpha needs two that differ.",
            ],
            run.Lines
        );
    }

    [Fact]
    public async Task Gives_the_same_as_json()
    {
        var run = await VerbRun.Of(EvaluateCommand.Create(), _folder.Write("mill.txt", Judgements), "--json");

        var figures = JsonElement.Parse(run.Output).GetProperty("figures");
        Assert.Equal(
            (1, 1, 1),
            (figures.GetProperty("kept").GetInt32(), figures.GetProperty("rejected").GetInt32(), figures.GetProperty("missed").GetInt32())
        );
    }
}

using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Worker.Cli.Input;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary>The verb <c>train loaded</c>.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Trains_a_model_that_analyze_then_uses()
    {
        var data = _folder.Write("own.jsonl", Data());
        var model = _folder.Of("model.json");

        var run = await Train("--data", data, "--out", model);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            ["sentences", "loaded", "articles", "folds", "averagePrecision", "f1", "macroF1", "precision", "recall", "written"],
            run.Lines.Select(line => line.Split(' ')[0])
        );
        var bytes = await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken);
        Assert.Contains(LoadedModelJson.Read(bytes).Checksum, run.Output, StringComparison.Ordinal);
        Assert.True(LoadedModelJson.Read(bytes).Figures["macroF1"] > 0.8);

        var articles = _folder.Write("day.jsonl", Articles.Line("harbour-post", "a1", "Mill burns", "The shameful clique ruined mill 99."));
        var (shipped, trained) = (
            await VerbRun.Analyze(articles, "--encoder", "lexical"),
            await VerbRun.Of(AnalyzeCommand.Create(), articles, "--encoder", "lexical", "--loaded-model", model)
        );
        Assert.Equal((0, 0), (shipped.Code, trained.Code));
        Assert.NotEqual(shipped.Output, trained.Output);
    }

    [Fact]
    public async Task Two_runs_write_the_same_bytes()
    {
        var data = _folder.Write("own.jsonl", Data());
        await Train("--data", data, "--out", _folder.Of("one.json"));
        await Train("--data", data, "--out", _folder.Of("two.json"));
        Assert.Equal(
            await File.ReadAllTextAsync(_folder.Of("one.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(_folder.Of("two.json"), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Every_fault_of_the_data_is_reported_with_line_and_field_and_nothing_is_written()
    {
        var data = _folder.Write(
            "own.jsonl",
            "{\"text\":\"Fine.\",\"label\":1}\n\n{\"text\":\" \",\"label\":1}\n{\"text\":\"The mill burnt.\",\"label\":2}\n[1]\n{\n"
        );
        var run = await Train("--data", data, "--out", _folder.Of("model.json"));
        Assert.Equal(1, run.Code);
        Assert.Equal(
            ["3: $.text", "4: $.label", "5: $", "6: not JSON"],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => string.Join(':', line.Split(data + ":")[1].Split(':')[..2]))
        );
        Assert.False(File.Exists(_folder.Of("model.json")));
    }

    [Theory]
    [InlineData("{\"text\":\"One.\",\"label\":1}", 1, "at least 5 of either label")]
    [InlineData("", 1, "at least 5 of either label")]
    public async Task Too_little_data_is_refused(string data, int code, string reason)
    {
        var run = await Train("--data", _folder.Write("own.jsonl", data));
        Assert.Equal(code, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_ends_with_two()
    {
        Assert.Equal(2, (await Train()).Code);
        Assert.Equal(2, (await Train("--data", _folder.Write("own.jsonl", Data()), "--features", "moon")).Code);
        Assert.Equal(1, (await Train("--data", _folder.Of("missing.jsonl"))).Code);
    }

    [Fact]
    public async Task A_file_that_is_no_model_ends_analyze_with_its_name_and_field()
    {
        var articles = _folder.Write("day.jsonl", Articles.Line("harbour-post", "a1", "Mill burns", "It burnt."));
        var run = await VerbRun.Of(
            AnalyzeCommand.Create(),
            articles,
            "--encoder",
            "lexical",
            "--loaded-model",
            _folder.Write("model.json", "{}")
        );
        Assert.Equal(1, run.Code);
        Assert.Contains("model.json: no loaded-wording model: schema", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Two kinds of sentence that their words say apart.</summary>
    private static string Data() =>
        string.Join(
            '\n',
            Enumerable
                .Range(1, 30)
                .Select(i =>
                    $"{{\"text\":\"The shameful clique ruined mill {i} with its disgraceful "
                    + $"greed.\",\"label\":1,\"article\":\"a{i}\"}}\n{{\"text\":\"The council will meet about mill {i} on "
                    + $"Tuesday.\",\"label\":0,\"article\":\"b{i}\"}}"
                )
        );

    private static Task<VerbRun> Train(params string[] arguments) =>
        VerbRun.Of(TrainCommand.Create(), ["loaded", .. arguments, "--encoder", "lexical"]);
}

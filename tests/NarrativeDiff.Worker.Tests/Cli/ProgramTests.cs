using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Cli;

/// <summary>What the program says and returns when it cannot start.</summary>
public sealed class ProgramTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("comapre articles", 2, "'comapre' is no verb and no setting; see narrativediff --help")]
    [InlineData("run --Comparing:Parallel 0", 1, "Comparing:Parallel is '0'")]
    [InlineData("run --Comparing:Debounce soon", 1, "Comparing:Debounce")]
    [InlineData("run --Comparing:Quite 00:00:01", 1, "Quite")]
    [InlineData("run --Transport:Kind Pigeon", 1, "Transport:Kind")]
    [InlineData("run --Store:Kind PostgreSql", 1, "ConnectionStrings:Database is not set though Store:Kind is PostgreSql")]
    [InlineData("run --Encoder:ModelFolder /no/such/folder", 1, "/no/such/folder")]
    [InlineData("run --Store:Path /proc/no/store.db", 1, "/proc/no")]
    public async Task Names_what_stands_in_the_way(string arguments, int code, string words)
    {
        await using var program = WorkerProcess.Run([
            .. arguments.Split(' '),
            .. arguments.StartsWith("run", StringComparison.Ordinal) ? ["--Api:Url", "http://127.0.0.1:0"] : Array.Empty<string>(),
        ]);

        Assert.Equal(code, await program.ExitAsync(TimeSpan.FromSeconds(180), Cancel));
        Assert.Contains(words, program.Output, StringComparison.Ordinal);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Faults;

/// <summary>Three workers that are killed, a broker and a database that are restarted under them, end where one worker ends that nobody
/// disturbs.</summary>
public sealed class FaultSuiteTests
{
    private const int Workers = 3;
    private static readonly FaultSize Size = FaultSize.Current;
    private static readonly Lazy<Task<ImmutableSortedDictionary<string, string>>> Undisturbed = new(UndisturbedAsync);

    public static TheoryData<int> Seeds => [.. FaultSize.Seeds];

    private static IEnumerable<string> Stories => Enumerable.Range(0, Size.Stories).Select(FaultPlan.StoryId);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ends_as_if_nothing_had_happened(int seed)
    {
        var expected = await Undisturbed.Value;
        var random = new Random(seed);
        var messages = FaultPlan.Disturbed(Size, random);
        await using var run = new FaultRun();

        await run.PlayAsync(messages, Workers, TimeSpan.FromMilliseconds(300), Faults(random));

        Draft(seed, messages, run);
        OutcomeLaw.AssertOneOutcomeAMessage(messages, run.Ledger);
        Assert.Equal(
            FaultPlan.Versions(Size).Select(version => version.ContentHash).Order(StringComparer.Ordinal),
            (await run.StoredVersionsAsync()).Order(StringComparer.Ordinal)
        );
        Assert.Equal((await run.StoredRevisionsAsync()).Order(), run.Ledger.Reports.Keys.Order());
        Assert.DoesNotContain(run.Ledger.Reports.Values, hash => hash.Contains(" and ", StringComparison.Ordinal));
        Assert.Equal(expected, await run.FinalReportsAsync(Stories));
    }

    /// <summary>Kills in number and one restart each of broker and database, in an order that follows from the seed.</summary>
    private static List<Func<FaultRun, Task>> Faults(Random random)
    {
        Func<FaultRun, Task>[] faults =
        [
            .. Enumerable
                .Range(0, Size.Kills)
                .Select(_ => random.Next(Workers))
                .Select<int, Func<FaultRun, Task>>(worker => run => run.KillWorkerAsync(worker)),
            run => run.RestartBrokerAsync(),
            run => run.RestartDatabaseAsync(),
        ];
        random.Shuffle(faults);
        return [.. faults];
    }

    private static async Task<ImmutableSortedDictionary<string, string>> UndisturbedAsync()
    {
        await using var run = new FaultRun();
        await run.PlayAsync(FaultPlan.InOrder(Size), workers: 1, TimeSpan.Zero, []);
        return await run.FinalReportsAsync(Stories);
    }

    private static void Draft(int seed, ImmutableArray<FaultMessage> messages, FaultRun run)
    {
        var words = run.Ledger.Outcomes.Values.SelectMany(reported => reported).CountBy(word => word).ToDictionary();
        Figures.Draft(
            string.Create(
                CultureInfo.InvariantCulture,
                $"faults seed {seed}: {messages.Length} messages of {Size.Stories} stories ({Size.Versions} "
                    + $"versions), {run.Kills} kills, broker and database restarted once: "
                    + $"{words.GetValueOrDefault("accepted")} accepted, {words.GetValueOrDefault("duplicate")} duplicate, "
                    + $"{words.GetValueOrDefault("rejected")} rejected, {words.GetValueOrDefault("quarantined")} "
                    + $"quarantined, {run.Ledger.Outcomes.Values.Count(reported => reported.Count != 1)} with two outcomes, "
                    + $"{run.Ledger.Reports.Count} report revisions, {run.Ledger.Repeated} announcements repeated under "
                    + $"their id, {run.SentAgain} messages published again, {run.Took.TotalSeconds:F0} s"
            )
        );
    }
}

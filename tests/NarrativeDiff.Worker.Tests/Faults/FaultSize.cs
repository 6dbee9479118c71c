using System.Globalization;

namespace NarrativeDiff.Worker.Faults;

/// <summary>How much the fault suite does: little in every test run, all of it by <c>tests/measure.sh faults</c>.</summary>
/// <param name="Kills">Workers killed with -9 while messages are published.</param>
internal sealed record FaultSize(int Versions, int Stories, int Kills)
{
    public const int Outlets = 5;

    public static FaultSize Current { get; } =
        new(Number("ND_FAULT_VERSIONS", 200), Number("ND_FAULT_STORIES", 10), Number("ND_FAULT_KILLS", 3));

    /// <summary>What three workers get while something takes no work: sixty versions of six stories, ten times as many by
    /// <c>tests/measure.sh trouble</c>.</summary>
    public static FaultSize Trouble { get; } = new(Number("ND_TROUBLE_VERSIONS", 60), Number("ND_TROUBLE_STORIES", 6), 0);

    public static IReadOnlyList<int> Seeds { get; } =
    [
        .. (Environment.GetEnvironmentVariable("ND_FAULT_SEEDS") ?? "1")
            .Split(',')
            .Select(seed => int.Parse(seed, CultureInfo.InvariantCulture)),
    ];

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;
}

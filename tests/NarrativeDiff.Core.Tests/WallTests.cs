using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using NarrativeDiff.Walls;

namespace NarrativeDiff.Core;

/// <summary>The walls of the core: which folder uses which, and that it touches no clock, no file and no chance; read from the compiled
/// assembly.</summary>
public sealed class WallTests
{
    private const string Root = "NarrativeDiff.Core";
    private const string Examples = "NarrativeDiff.WallExamples";

    private static readonly string[] Reading = ["Model", "Text", "Language", "Encoding", "Articles"];

    private static readonly Dictionary<string, string[]> Plan = new(StringComparer.Ordinal)
    {
        [""] = ["*"],
        ["Model"] = [],
        ["Text"] = ["Model"],
        ["Language"] = ["Model", "Text"],
        ["Encoding"] = ["Model", "Text", "Language"],
        ["Articles"] = ["Model", "Text", "Language", "Encoding"],
        ["Clustering"] = Reading,
        ["Alignment"] = Reading,
        ["Analysis"] = Reading,
        ["Comparison"] = [.. Reading, "Alignment", "Analysis"],
        ["Reports"] = [.. Reading, "Alignment", "Analysis", "Comparison"],
    };

    private static readonly string[] ForeignTypes =
    [
        "System.IO.File",
        "System.IO.Directory",
        "System.Random",
        "System.Console",
        "System.Environment",
        "System.Net.Http.HttpClient",
    ];
    private static readonly string[] Chance = ["get_Now(", "get_UtcNow(", "NewGuid("];
    private static readonly string[] ClockTypes = ["System.DateTime", "System.DateTimeOffset", "System.Guid"];

    private static readonly Lazy<RoomGraph> Core = new(() => RoomGraph.Of(typeof(StoryComparer).Assembly, Root));

    [Fact]
    public void Folders_use_only_what_lies_below_them() => Assert.Empty(Core.Value.Breaches(Plan));

    [Fact]
    public void No_folders_use_each_other() => Assert.Empty(Core.Value.Cycles());

    [Fact]
    public void No_folders_within_folders_use_each_other() =>
        Assert.Empty(RoomGraph.Of(typeof(StoryComparer).Assembly, Root, RoomGraph.AllLevels).Cycles());

    [Fact]
    public void The_core_touches_no_clock_no_file_and_no_chance() => Assert.Empty(Impurities(Core.Value.Architecture, Root));

    [Fact]
    public void The_check_sees_an_arrow_that_the_plan_does_not_have()
    {
        var examples = RoomGraph.Of(typeof(WallTests).Assembly, Examples);
        var plan = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Lower"] = [], ["Upper"] = ["Lower"] };
        Assert.Equal("Lower uses Upper: Ground -> Roof", Assert.Single(examples.Breaches(plan)));
    }

    [Fact]
    public void The_check_sees_folders_that_use_each_other() =>
        Assert.Equal(["Lower", "Upper"], RoomGraph.Of(typeof(WallTests).Assembly, Examples).Cycles());

    [Fact]
    public void The_check_sees_a_folder_that_uses_one_within_it_and_is_used_by_it() =>
        Assert.Equal(
            ["Outer", "Outer.Inner"],
            RoomGraph
                .Of(typeof(WallTests).Assembly, Examples, RoomGraph.AllLevels)
                .Cycles()
                .Where(room => room.StartsWith("Outer", StringComparison.Ordinal))
        );

    [Fact]
    public void The_check_sees_a_clock_a_file_and_chance() =>
        Assert.Equal(
            ["Roof: System.DateTimeOffset.get_UtcNow", "Roof: System.Guid.NewGuid", "Roof: System.IO.File", "Roof: System.Random"],
            Impurities(RoomGraph.Of(typeof(WallTests).Assembly, Examples).Architecture, Examples)
        );

    private static IEnumerable<string> Impurities(Architecture architecture, string root) =>
        (
            from type in architecture.Types
            where type.FullName.StartsWith(root + ".", StringComparison.Ordinal)
            from dependency in type.Dependencies
            let found = ForeignTypes.Contains(dependency.Target.FullName) ? dependency.Target.FullName
            : dependency is MethodCallDependency call
            && ClockTypes.Contains(call.Target.FullName)
            && Chance.FirstOrDefault(name => call.TargetMember.Name.StartsWith(name, StringComparison.Ordinal)) is { } member
                ? $"{call.Target.FullName}.{member.TrimEnd('(')}"
            : null
            where found is not null
            select $"{type.Name}: {found}"
        )
            .Distinct()
            .Order(StringComparer.Ordinal);
}

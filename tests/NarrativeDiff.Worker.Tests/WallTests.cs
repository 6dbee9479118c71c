using System.Xml.Linq;
using NarrativeDiff.Walls;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker;

/// <summary>The walls of the worker, which project may reference which, and where the bus may be named; read from assemblies and project
/// files.</summary>
public sealed class WallTests
{
    private const string Root = "NarrativeDiff.Worker";

    private static readonly string[] Floor = ["Review", "Storage", "Infrastructure", "Messaging"];

    /// <summary>Http, Cli, Ingest and Comparison do not know each other; nothing looks up at Composition. Cli writes the report page that
    /// Http.Site shows.</summary>
    private static readonly Dictionary<string, string[]> Plan = new(StringComparer.Ordinal)
    {
        [""] = ["*"],
        ["Composition"] = ["*"],
        ["Sample"] = [],
        ["Review"] = [],
        ["Storage"] = ["Review"],
        ["Infrastructure"] = ["Storage"],
        ["Messaging"] = ["Storage", "Infrastructure"],
        ["Retention"] = Floor,
        ["Ingest"] = [.. Floor, "Retention"],
        ["Comparison"] = Floor,
        ["Publishing"] = Floor,
        ["Collecting"] = Floor,
        ["Http"] = Floor,
        ["Cli"] = [.. Floor, "Http", "Sample", "Collecting"],
    };

    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["NarrativeDiff.Contracts"] = [],
        ["NarrativeDiff.Core"] = [],
        ["NarrativeDiff.Embeddings"] = ["NarrativeDiff.Core"],
        ["NarrativeDiff.Worker"] = ["NarrativeDiff.Contracts", "NarrativeDiff.Core", "NarrativeDiff.Embeddings"],
    };

    private static readonly Lazy<RoomGraph> Worker = new(() => RoomGraph.Of(typeof(Cli.ExitCode).Assembly, Root));

    [Fact]
    public void Folders_use_only_what_the_plan_allows() => Assert.Empty(Worker.Value.Breaches(Plan));

    [Fact]
    public void No_folders_use_each_other() => Assert.Empty(Worker.Value.Cycles());

    /// <summary>That this check can fail is shown beside the walls of the core, which use the same graph.</summary>
    [Fact]
    public void No_folders_within_folders_use_each_other() =>
        Assert.Empty(RoomGraph.Of(typeof(Cli.ExitCode).Assembly, Root, RoomGraph.AllLevels).Cycles());

    [Fact]
    public void The_command_line_takes_nothing_of_Http_but_the_report_page() =>
        Assert.All(
            Worker.Value.Arrows.Single(arrow => arrow.Key == ("Cli", "Http")).Value,
            use => Assert.EndsWith("-> HtmlReport", use, StringComparison.Ordinal)
        );

    [Fact]
    public void The_check_sees_an_arrow_that_the_plan_does_not_have()
    {
        var narrower = new Dictionary<string, string[]>(Plan, StringComparer.Ordinal) { ["Storage"] = [] };
        Assert.NotEmpty(Worker.Value.Breaches(narrower));
        Assert.All(Worker.Value.Breaches(narrower), breach => Assert.StartsWith("Storage uses Review: ", breach, StringComparison.Ordinal));
    }

    [Fact]
    public void Projects_reference_only_what_lies_below_them()
    {
        var found = Directory
            .GetFiles(Repository.File("src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file)!,
                file =>
                    References(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).ToArray()
            );
        Assert.Equal(MayReference.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found, project => Assert.Empty(project.Value.Except(MayReference[project.Key])));
    }

    [Theory]
    [InlineData("NarrativeDiff.Core", "AngleSharp, CsvHelper, DiffPlex, Humanizer.Core, System.Numerics.Tensors")]
    [InlineData("NarrativeDiff.Contracts", "")]
    public void Core_and_Contracts_carry_no_wire_and_no_database(string project, string packages) =>
        Assert.Equal(
            packages,
            string.Join(
                ", ",
                References(Repository.File("src", project, project + ".csproj"), "PackageReference").Order(StringComparer.Ordinal)
            )
        );

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(reference => (string?)reference.Attribute("Include") ?? "");
}

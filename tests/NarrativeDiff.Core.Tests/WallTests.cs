using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NarrativeDiff.Core;

/// <summary>The walls of the house: which project may reference which, and which room of Core may use which.</summary>
/// <remarks>
/// In Core the arrows run <c>Text ← Language ← Articles ← {Stories, Alignment} ← Differences ← Reports ← StoryComparer</c>, with four doors that are meant:
/// Text knows why a line is excluded (an enum of Articles), filing compares vectors with Alignment's encoder, Alignment collates a Story,
/// and rules write the records of Reports. Stories never uses Differences or Reports; Text and Articles use nothing above them.
/// </remarks>
public sealed class WallTests
{
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["NarrativeDiff.Contracts"] = [],
        ["NarrativeDiff.Core"] = [],
        ["NarrativeDiff.Embeddings"] = ["NarrativeDiff.Core"],
        ["NarrativeDiff.Worker"] = ["NarrativeDiff.Contracts", "NarrativeDiff.Core", "NarrativeDiff.Embeddings"],
    };

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Text"] = ["Articles"],
        ["Language"] = ["Text"],
        ["Articles"] = ["Text", "Language"],
        ["Stories"] = ["Text", "Language", "Articles", "Alignment"],
        ["Alignment"] = ["Text", "Language", "Articles", "Stories", "Reports"],
        ["Differences"] = ["Text", "Language", "Articles", "Stories", "Alignment", "Reports", "Analysis", "Comparison"],
        ["Analysis"] = ["Text", "Language", "Articles", "Differences"],
        ["Comparison"] = ["Text", "Language", "Articles", "Alignment", "Differences", "Reports", "Analysis"],
        ["Reports"] = ["Text", "Language", "Articles", "Stories", "Alignment", "Differences"],
    };

    // What Text may take from Articles; everything else there is above it.
    private static readonly string[] TextMayName = ["Exclusion"];

    private static readonly string[] CorePackages = ["AngleSharp", "DiffPlex", "Humanizer.Core", "System.Numerics.Tensors"];

    private static readonly string Root = FindRoot();

    [Fact]
    public void Projects_reference_only_what_lies_below_them()
    {
        var found = Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, file => References(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).ToArray());
        Assert.Equal(MayReference.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found, project => Assert.Empty(project.Value.Except(MayReference[project.Key])));
    }

    [Fact]
    public void Core_and_Contracts_carry_no_wire_and_no_database()
    {
        Assert.Empty(References(ProjectFile("NarrativeDiff.Core"), "PackageReference").Except(CorePackages));
        Assert.Empty(References(ProjectFile("NarrativeDiff.Contracts"), "PackageReference"));
    }

    [Fact]
    public void Rooms_of_Core_use_only_what_the_arrows_allow() =>
        Assert.Empty(Sources().SelectMany(source => Breaches(source.Room, source.Code).Select(breach => $"{source.File}: {breach}")));

    [Fact]
    public void Core_touches_no_clock_no_file_and_no_chance() =>
        Assert.Empty(Sources().SelectMany(source => Impurities(source.Code).Select(found => $"{source.File}: {found}")));

    [Theory]
    [InlineData("Text", "using NarrativeDiff.Core.Stories;", "Text uses Stories")]
    [InlineData("Articles", "using NarrativeDiff.Core.Alignment;", "Articles uses Alignment")]
    [InlineData("Stories", "var finding = new Reports.Finding();", "Stories uses Reports")]
    [InlineData("Alignment", "private NarrativeDiff.Core.Differences.Codebook book;", "Alignment uses Differences")]
    [InlineData("Text", "var read = ArticleReader.Read(version);", "Text names ArticleReader")]
    [InlineData("Reports", "new StoryComparer(encoder)", "Reports names StoryComparer")]
    public void The_check_sees_a_forbidden_arrow(string room, string code, string breach) => Assert.Equal([breach], Breaches(room, code));

    [Theory]
    [InlineData("var now = DateTimeOffset.UtcNow;", "DateTimeOffset.UtcNow")]
    [InlineData("File.ReadAllText(path)", "File.")]
    [InlineData("new Random()", "new Random(")]
    public void The_check_sees_an_impurity(string code, string found) => Assert.Equal([found], Impurities(code));

    private static IEnumerable<string> Breaches(string room, string code)
    {
        foreach (var other in MayUse.Keys)
            if (other != room && !MayUse[room].Contains(other) && Regex.IsMatch(code, $@"NarrativeDiff\.Core\.{other}\b|(?<![\w.]){other}\.[A-Z]"))
                yield return $"{room} uses {other}";
        if (room == "Text")
            foreach (var type in TypesOf("Articles").Except(TextMayName))
                if (Regex.IsMatch(code, $@"\b{type}\b"))
                    yield return $"Text names {type}";
        if (Regex.IsMatch(code, @"\bStoryComparer\b"))
            yield return $"{room} names StoryComparer";
    }

    private static IEnumerable<string> Impurities(string code) =>
        Regex.Matches(code, @"DateTime(?:Offset)?\.(?:Utc)?Now|new Random\(|Random\.Shared|Guid\.NewGuid|(?<![\w.])File\.|(?<![\w.])Directory\.|HttpClient|Environment\.|\basync\b|Console\.").Select(match => match.Value);

    private static IEnumerable<(string Room, string File, string Code)> Sources() =>
        from file in Directory.GetFiles(Path.Combine(Root, "src", "NarrativeDiff.Core"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let path = Path.GetRelativePath(Path.Combine(Root, "src", "NarrativeDiff.Core"), file).Replace('\\', '/')
        let room = path.Split('/')[0]
        where MayUse.ContainsKey(room)
        select (room, path, WithoutComments(File.ReadAllText(file)));

    /// <summary>Type names by the house's rule: the file bears the name of its type.</summary>
    private static IEnumerable<string> TypesOf(string room) =>
        Directory.GetFiles(Path.Combine(Root, "src", "NarrativeDiff.Core", room), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    private static string WithoutComments(string code) => Regex.Replace(code, "//[^\n]*|\"(?:[^\"\\\\\n]|\\\\.)*\"", "");

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(reference => (string?)reference.Attribute("Include") ?? "");

    private static string ProjectFile(string name) => Path.Combine(Root, "src", name, name + ".csproj");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "NarrativeDiff.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"NarrativeDiff.sln was not found above {AppContext.BaseDirectory}; run the tests from a build inside the repository.");
    }
}

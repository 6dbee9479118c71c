using System.Collections.Immutable;
using System.Text.Json;

namespace NarrativeDiff.Core.Comparison;

/// <summary>What a rule claims, with an example for and against, where it comes from and where it errs.</summary>
/// <param name="Measured">Precision and recall on labelled data with the command that gives them; says so where there is none.</param>
public sealed record CodebookEntry(
    string Id,
    int Version,
    string Name,
    string Definition,
    string PositiveExample,
    string NegativeExample,
    string Source,
    string KnownErrors,
    string Measured
);

/// <summary>The rules of the product in words; ships with it, and every finding names its entry. Each family keeps its entries in its own
/// folder.</summary>
public static class Codebook
{
    /// <summary>First letters of the ids, in the order in which an analyst reads the families.</summary>
    private const string Families = "ORWTCGENVF";

    private const string Resource = ".codebook.json";

    public static ImmutableArray<CodebookEntry> Entries { get; } = Load();

    /// <exception cref="KeyNotFoundException">No rule has this id.</exception>
    public static CodebookEntry Entry(string id) =>
        Entries.FirstOrDefault(entry => entry.Id == id) ?? throw new KeyNotFoundException($"the codebook has no rule {id}");

    private static ImmutableArray<CodebookEntry> Load()
    {
        var assembly = typeof(Codebook).Assembly;
        var entries = assembly
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(Resource, StringComparison.Ordinal))
            .SelectMany(name => Read(assembly.GetManifestResourceStream(name)!));
        return
        [
            .. entries
                .OrderBy(entry => Families.IndexOf(entry.Id[0], StringComparison.Ordinal))
                .ThenBy(entry => entry.Id, StringComparer.Ordinal),
        ];
    }

    private static ImmutableArray<CodebookEntry> Read(Stream stream)
    {
        using (stream)
            return JsonSerializer.Deserialize<ImmutableArray<CodebookEntry>>(stream, JsonSerializerOptions.Web);
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace NarrativeDiff.Core.Differences;

/// <summary>What a rule claims, with an example for and against, where it comes from and where it errs.</summary>
/// <param name="Measured">Precision and recall on labelled data with the command that gives them; says so where there is none.</param>
public sealed record CodebookEntry(
    string Id, int Version, string Name, string Definition, string PositiveExample, string NegativeExample, string Source, string KnownErrors, string Measured);

/// <summary>The rules of the product in words; ships with it, and every finding names its entry.</summary>
public static class Codebook
{
    private const string Resource = "NarrativeDiff.Core.Differences.codebook.json";

    public static ImmutableArray<CodebookEntry> Entries { get; } = Load();

    /// <exception cref="KeyNotFoundException">No rule has this id.</exception>
    public static CodebookEntry Entry(string id) =>
        Entries.FirstOrDefault(entry => entry.Id == id) ?? throw new KeyNotFoundException($"the codebook has no rule {id}");

    private static ImmutableArray<CodebookEntry> Load()
    {
        using var stream = typeof(Codebook).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is missing from the assembly");
        return JsonSerializer.Deserialize<ImmutableArray<CodebookEntry>>(stream, JsonSerializerOptions.Web);
    }
}

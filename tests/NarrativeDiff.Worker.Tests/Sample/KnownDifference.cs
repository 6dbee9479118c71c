using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Sample;

/// <summary>A difference between the sample articles that a person found by reading them.</summary>
/// <param name="Kind">Null where any kind of the rule will do.</param>
/// <param name="Outlets">A finding about these, or these and more, shows it.</param>
/// <param name="Words">Each must stand in the finding's evidence.</param>
/// <param name="Truth">What the reader saw.</param>
internal sealed record KnownDifference(
    string Rule,
    string? Kind,
    ImmutableArray<string> Outlets,
    ImmutableArray<string> Words,
    string Truth
)
{
    public static KnownDifferences All { get; } =
        JsonSerializer.Deserialize<KnownDifferences>(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Sample", "expected-differences.json")),
            JsonSerializerOptions.Web
        )!;

    public bool IsShownBy(Finding finding) =>
        finding.Rule == Rule
        && (Kind ?? finding.Kind) == finding.Kind
        && Outlets.All(outlet => finding.Outlets.Contains(outlet, StringComparer.Ordinal))
        && Words.All(words => finding.Evidence.Any(evidence => evidence.Exact.Contains(words, StringComparison.Ordinal)));

    public override string ToString() => $"{Rule} {Kind} {string.Join(", ", Outlets)}: {string.Join(" | ", Words)}";
}

/// <summary>The hand-made list: what a report of the sample must find, and what it may lead with besides.</summary>
internal sealed record KnownDifferences(ImmutableArray<KnownDifference> Expected, ImmutableArray<KnownDifference> AlsoTrue);

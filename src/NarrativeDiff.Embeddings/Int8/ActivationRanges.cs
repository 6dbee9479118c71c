using System.Collections.Immutable;
using System.Globalization;

namespace NarrativeDiff.Embeddings.Int8;

/// <summary>How far the numbers reach that flow into each matrix product of the bundled network; measured once, shipped as a
/// file.</summary>
/// <remarks>
/// Fixed ranges are what makes an int8 vector depend on its text alone: measured again for each run of the network they would depend on the
/// neighbours.
/// As a file, not measured on the machine that runs, they also make the same int8 network everywhere.
/// <para/>
/// A few channels of this network reach ten times as far as the rest, and one scale for all would leave the rest a handful of steps. Such a
/// channel is halved
/// until it fits and its row of weights doubled as often, which changes no product (Xiao et al. 2023, "SmoothQuant"): mean error of a
/// cosine .005 instead of .010 on ECB+ dev.
/// </remarks>
/// <param name="Source">SHA-256 of the fp32 network they were measured on, 64 hex digits.</param>
/// <param name="Result">SHA-256 of the int8 network that they make of it.</param>
internal sealed record ActivationRanges(string Source, string Result, ImmutableSortedDictionary<string, ActivationRange> Of)
{
    private const string Resource = "NarrativeDiff.Embeddings.Int8.ranges.tsv";

    public static ActivationRanges Bundled { get; } = Load();

    /// <summary>Lines of <c>name, lowest, highest, channel:halvings …</c>; <c># source</c> and <c># result</c> carry the
    /// checksums.</summary>
    public static ActivationRanges Parse(TextReader reader)
    {
        var ranges = ImmutableSortedDictionary.CreateBuilder<string, ActivationRange>(StringComparer.Ordinal);
        string source = "",
            result = "";
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells[0] == "# source")
                source = cells[1];
            else if (cells[0] == "# result")
                result = cells[1];
            else if (!line.StartsWith('#'))
                ranges[cells[0]] = new ActivationRange(Number(cells[1]), Number(cells[2]), HalvingsOf(cells[3]));
        }

        return new ActivationRanges(source, result, ranges.ToImmutable());
    }

    private static float Number(string cell) => float.Parse(cell, CultureInfo.InvariantCulture);

    private static ImmutableSortedDictionary<int, int> HalvingsOf(string cell) =>
        cell.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(':'))
            .ToImmutableSortedDictionary(
                pair => int.Parse(pair[0], CultureInfo.InvariantCulture),
                pair => int.Parse(pair[1], CultureInfo.InvariantCulture)
            );

    private static ActivationRanges Load()
    {
        using var stream =
            typeof(ActivationRanges).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is missing from the assembly");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }
}

/// <summary>The range of one tensor after its far-reaching channels are halved.</summary>
/// <param name="Halvings">Channel to how often it is halved, 1 or more.</param>
internal sealed record ActivationRange(float Low, float High, ImmutableSortedDictionary<int, int> Halvings);

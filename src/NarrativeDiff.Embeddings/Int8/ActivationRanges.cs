using System.Collections.Immutable;
using System.Globalization;

namespace NarrativeDiff.Embeddings.Int8;

/// <summary>How far the numbers reach that flow into each matrix product of the bundled network; measured once, shipped as a file.</summary>
/// <remarks>
/// Fixed ranges are what makes an int8 vector depend on its text alone: measured anew for each run of the network they would depend on the neighbours.
/// As a file, not measured on the machine that runs, they also make the same int8 network everywhere.
/// </remarks>
/// <param name="Source">SHA-256 of the fp32 network they were measured on, 64 hex digits.</param>
/// <param name="Result">SHA-256 of the int8 network that they make of it.</param>
internal sealed record ActivationRanges(string Source, string Result, ImmutableSortedDictionary<string, (float Low, float High)> Of)
{
    private const string Resource = "NarrativeDiff.Embeddings.Int8.ranges.tsv";

    public static ActivationRanges Bundled { get; } = Load();

    /// <summary>Lines of <c>name, lowest, highest</c>; <c># source</c> and <c># result</c> carry the checksums.</summary>
    public static ActivationRanges Parse(TextReader reader)
    {
        var ranges = ImmutableSortedDictionary.CreateBuilder<string, (float, float)>(StringComparer.Ordinal);
        string source = "", result = "";
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells[0] == "# source")
                source = cells[1];
            else if (cells[0] == "# result")
                result = cells[1];
            else if (!line.StartsWith('#'))
                ranges[cells[0]] = (float.Parse(cells[1], CultureInfo.InvariantCulture), float.Parse(cells[2], CultureInfo.InvariantCulture));
        }

        return new ActivationRanges(source, result, ranges.ToImmutable());
    }

    private static ActivationRanges Load()
    {
        using var stream = typeof(ActivationRanges).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is missing from the assembly");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }
}

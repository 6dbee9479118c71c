using System.Collections.Immutable;
using System.Globalization;

namespace NarrativeDiff.Core.Alignment;

/// <summary>How probable it is that an article says a passage: an ordinal logistic regression with open weights.</summary>
/// <remarks>
/// One sum of the features stands for "tells it"; the same sum plus <see cref="Part"/> for "tells at least a part of it". The weights are a
/// data file whose head
/// names the version, the data and the command that made it.
/// </remarks>
internal sealed record PassageModel(string Version, double Bias, double Part, ImmutableArray<double> Weights)
{
    private const string Resource = "NarrativeDiff.Core.Alignment.passage-model.tsv";

    public static PassageModel Shipped { get; } = Parse(ReadShipped());

    /// <summary>Log-odds that the article says the passage.</summary>
    public double Logit(ReadOnlySpan<double> features)
    {
        var sum = Bias;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * features[i];
        return sum;
    }

    /// <exception cref="FormatException">A feature has no weight, or a weight no feature.</exception>
    public static PassageModel Parse(string tsv)
    {
        var lines = tsv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var version = lines[0].TrimStart('#', ' ').Split(' ')[0];
        var rows = lines
            .Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        if (
            !rows
                .Keys.Order(StringComparer.Ordinal)
                .SequenceEqual(PassageFeatures.Names.Add("bias").Add("part").Order(StringComparer.Ordinal))
        )
            throw new FormatException(
                $"passage model {version} has weights for {string.Join(", ", rows.Keys)}; expected bias, part and "
                    + $"{string.Join(", ", PassageFeatures.Names)}"
            );
        return new PassageModel(version, rows["bias"], rows["part"], [.. PassageFeatures.Names.Select(name => rows[name])]);
    }

    private static string ReadShipped()
    {
        using var stream =
            typeof(PassageModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is missing from the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

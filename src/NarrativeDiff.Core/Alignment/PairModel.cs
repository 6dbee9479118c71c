using System.Collections.Immutable;
using System.Globalization;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Turns features into the probability that two units report the same thing: a logistic regression with open weights.</summary>
/// <remarks>The weights are a data file whose head names the version, the data and the command that made it.</remarks>
internal sealed record PairModel(string Version, double Bias, ImmutableArray<double> Weights)
{
    private const string Resource = "NarrativeDiff.Core.Alignment.pair-model.tsv";

    public static PairModel Shipped { get; } = Parse(ReadShipped());

    public double Logit(ReadOnlySpan<double> features)
    {
        var sum = Bias;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * features[i];
        return sum;
    }

    public static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <exception cref="FormatException">A feature has no weight, or a weight no feature.</exception>
    public static PairModel Parse(string tsv)
    {
        var lines = tsv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var version = lines[0].TrimStart('#', ' ').Split(' ')[0];
        var weights = lines.Where(line => line[0] != '#').Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        if (!weights.Keys.Order(StringComparer.Ordinal).SequenceEqual(PairFeatures.Names.Add("bias").Order(StringComparer.Ordinal)))
            throw new FormatException($"pair model {version} has weights for {string.Join(", ", weights.Keys)}; expected bias and {string.Join(", ", PairFeatures.Names)}");
        return new PairModel(version, weights["bias"], [.. PairFeatures.Names.Select(name => weights[name])]);
    }

    private static string ReadShipped()
    {
        using var stream = typeof(PairModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is missing from the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

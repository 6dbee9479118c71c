using System.Collections.Immutable;
using System.Globalization;

namespace NarrativeDiff.Core.Alignment;

/// <summary>One logistic regression over the features of a pair.</summary>
internal sealed record PairWeights(double Bias, ImmutableArray<double> Weights)
{
    public double Logit(ReadOnlySpan<double> features)
    {
        var sum = Bias;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * features[i];
        return sum;
    }

    /// <param name="plain">The features at <see cref="PairFeatures.NotPlain"/> are all 0; left out, they change no bit of the sum.</param>
    public double Logit(ReadOnlySpan<double> features, bool plain)
    {
        if (!plain)
            return Logit(features);
        var weights = Weights.AsSpan();
        var sum = Bias + weights[0] * features[0] + weights[1] * features[1] + weights[2] * features[2] + weights[3] * features[3];
        for (var i = PairFeatures.NotPlain.End.Value; i < weights.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }
}

/// <summary>Turns features into the probability that two units report the same thing: two logistic regressions with open weights.</summary>
/// <remarks>
/// <see cref="First"/> judges a pair by itself. <see cref="Final"/> also knows how many other witnesses agree with both sides by that first
/// judgement.
/// The weights are a data file whose head names the version, the data and the command that made it.
/// </remarks>
/// <param name="Average">What the features of a pair were on average where the weights were learned.</param>
internal sealed record PairModel(string Version, PairWeights First, PairWeights Final, ImmutableArray<double> Average)
{
    private const string Resource = "NarrativeDiff.Core.Alignment.pair-model.tsv";

    public static PairModel Shipped { get; } = Parse(ReadShipped());

    public static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));

    public static double Logit(double probability) => Math.Log(probability / (1 - probability));

    /// <exception cref="FormatException">A feature has no weight, or a weight no feature.</exception>
    public static PairModel Parse(string tsv)
    {
        var lines = tsv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var version = lines[0].TrimStart('#', ' ').Split(' ')[0];
        var rows = lines
            .Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], StringComparer.Ordinal);
        if (!rows.Keys.Order(StringComparer.Ordinal).SequenceEqual(PairFeatures.Names.Add("bias").Order(StringComparer.Ordinal)))
            throw new FormatException(
                $"pair model {version} has weights for {string.Join(", ", rows.Keys)}; expected bias and "
                    + $"{string.Join(", ", PairFeatures.Names)}"
            );
        PairWeights Column(int column) =>
            new(Number(rows["bias"][column]), [.. PairFeatures.Names.Select(name => Number(rows[name][column]))]);
        return new PairModel(version, Column(1), Column(2), Column(3).Weights);
    }

    /// <summary>What spoke for and against a pair: how far each reason moves its log-odds away from the average pair's.</summary>
    /// <param name="into">A place a reason of <see cref="ReasonNames"/>; added to, not overwritten.</param>
    /// <param name="share">How much these features count where several pairs decide together.</param>
    public void Explain(ReadOnlySpan<double> features, double share, Span<double> into)
    {
        for (var i = 0; i < features.Length; i++)
            into[ReasonOf[i]] += share * Final.Weights[i] * (features[i] - Average[i]);
    }

    /// <summary>Each reason once, in the order of the features.</summary>
    public static ImmutableArray<string> ReasonNames { get; } = [.. PairFeatures.Reasons.Distinct(StringComparer.Ordinal)];

    /// <summary>By feature, the place of its reason.</summary>
    private static readonly ImmutableArray<int> ReasonOf = [.. PairFeatures.Reasons.Select(reason => ReasonNames.IndexOf(reason))];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static string ReadShipped()
    {
        using var stream =
            typeof(PairModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is missing from the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

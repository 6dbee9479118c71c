using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Differences.Lexicons;

namespace NarrativeDiff.Core.Differences.Wording;

/// <summary>Turns the evidence in a sentence into a score, 0–1: over .5 it is worded loaded rather than plain.</summary>
/// <remarks>A logistic sum of open weights, <c>loaded-weights.tsv</c>; the head of that file says how they were set.</remarks>
internal sealed record LoadedScorer(string Version, double Bias, ImmutableArray<double> Weights)
{
    public static LoadedScorer Shipped { get; } = Read();

    public double Score(SentenceWording sentence) => 1 / (1 + Math.Exp(-Logit(sentence)));

    public double Logit(SentenceWording sentence)
    {
        var sum = Bias;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * sentence.Evidence[i];
        return sum;
    }

    private static LoadedScorer Read()
    {
        var file = LexiconFile.Read("Wording", "loaded-weights.tsv");
        var weights = file.Rows.ToDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new LoadedScorer(file.Version, weights["bias"], [.. SentenceWording.EvidenceNames.Select(name => weights.GetValueOrDefault(name))]);
    }
}

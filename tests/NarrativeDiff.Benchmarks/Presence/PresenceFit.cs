using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Benchmarks.Presence;

/// <summary>The ordinal regression of the passage model: one sum of features, one step between "tells it" and "tells a part of
/// it".</summary>
internal static class PresenceFit
{
    /// <summary>A question of SuperPAL counts half: its articles are only the sentences that were aligned.</summary>
    private const double PalShare = 0.5;

    /// <summary>Learned as one logistic regression over each question asked twice: "told?" with the step, "told or in part?" without
    /// it.</summary>
    /// <param name="without">A feature that is left out; null: none.</param>
    public static PassageModel Fit(IEnumerable<AskedPresence> asked, string? without = null)
    {
        var features = PassageFeatures.Names.Length;
        var rows = asked
            .SelectMany(question =>
                new[]
                {
                    new Example(
                        [.. Without(question.Features, without), 1],
                        question.Answer == Answer.Told,
                        question.Set == PresenceSet.Pal ? PalShare : 1
                    ),
                    new Example(
                        [.. Without(question.Features, without), 0],
                        question.Answer != Answer.No,
                        question.Set == PresenceSet.Pal ? PalShare : 1
                    ),
                }
            )
            .ToArray();
        var w = Logistic.Fit(rows, features + 1);
        return new PassageModel(
            "",
            w[0] + w[^1],
            -w[^1],
            [.. w[1..^1].Select((weight, i) => PassageFeatures.Names[i] == without ? 0 : weight)]
        );
    }

    private static IEnumerable<double> Without(double[] features, string? name) =>
        features.Select((value, i) => PassageFeatures.Names[i] == name ? 0 : value);

    public static string Describe(PassageModel model) =>
        "# passages-1 ordinal logistic regression: does an article tell a passage? L2 1.0; learned from "
        + "answers made for this project on ECB+ dev stories"
        + " (annotation CC BY 3.0, Cybulska and Vossen 2014) and from SuperPAL Multi-News dev (Apache-2.0, Ernst et al. 2021)\n"
        + "# made by: dotnet run -c Release --project tests/NarrativeDiff.Benchmarks -- presence DATA_FOLDER src/NarrativeDiff.Core/Alignment/passage-model.tsv\n"
        + "# columns: feature, weight\n"
        + string.Join(
            '\n',
            new[] { ("bias", model.Bias), ("part", model.Part) }
                .Concat(PassageFeatures.Names.Zip(model.Weights))
                .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Item1}\t{row.Item2:R}"))
        )
        + "\n";
}

using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>Turns the evidence in a sentence into a score, 0–1: over .5 it is worded loaded rather than plain.</summary>
/// <remarks>
/// As shipped: a logistic sum of open weights set by hand (<c>loaded-weights.tsv</c>), and where the bundled encoder's vectors are at hand
/// the shipped wording probe,
/// which was trained on the sentences of <c>loaded-examples.jsonl</c>. A trained model takes the place of both.
/// </remarks>
public sealed class LoadedScorer
{
    private static readonly LexiconFile Data = LexiconFile.Read("Wording", "loaded-weights.tsv");

    private static readonly ImmutableDictionary<string, double> Weights = Data.Rows.ToImmutableDictionary(
        row => row[0],
        row => double.Parse(row[1], CultureInfo.InvariantCulture),
        StringComparer.Ordinal
    );

    private static readonly ImmutableArray<double> EvidenceWeights =
    [
        .. SentenceWording.EvidenceNames.Select(name => Weights.GetValueOrDefault(name)),
    ];

    private static readonly LoadedModel? ShippedProbe = LoadedProbe.Read();

    private readonly LoadedModel? _trained;
    private readonly LoadedModel? _probe;
    private readonly ISentenceEncoder? _encoder;

    private LoadedScorer(LoadedModel? trained, LoadedModel? probe, ISentenceEncoder? encoder)
    {
        _trained = trained;
        _probe = probe;
        _encoder = (trained ?? probe)?.Vector.Length > 0 ? encoder : null;
    }

    /// <summary>Word lists alone; needs no encoder.</summary>
    public static LoadedScorer Lexical { get; } = new(null, null, null);

    /// <summary>The best that ships for an encoder: its vectors count where the shipped probe was trained with it.</summary>
    /// <param name="encoder">Sentences are looked at with its <see cref="ISentenceEncoder.Wording"/>.</param>
    /// <param name="trained">A trained model; null: as shipped.</param>
    /// <exception cref="ArgumentException">The trained model was made with another encoder.</exception>
    public static LoadedScorer For(ISentenceEncoder? encoder, LoadedModel? trained = null)
    {
        var wording = encoder?.Wording;
        if (trained is not null && trained.Vector.Length > 0 && trained.Encoder != wording?.Model)
            throw new ArgumentException(
                $"the loaded-wording model {trained.Name} was trained with the encoder {trained.Encoder}, this is "
                    + $"{wording?.Model ?? "none"}; train it again with this one",
                nameof(trained)
            );
        return trained is not null ? new LoadedScorer(trained, null, wording)
            : ShippedProbe is not null && NameOf(ShippedProbe.Encoder) == NameOf(wording?.Model)
                ? new LoadedScorer(null, ShippedProbe, wording)
            : Lexical;
    }

    /// <summary>Without the checksum: another build of the same encoder (8-bit weights) gives much the same vectors, and the probe counts
    /// only beside the word lists.</summary>
    private static string? NameOf(string? model) => model?.Split(' ')[0];

    /// <summary>Part of a report's method: what scores, with its version or checksum.</summary>
    public string Method =>
        _trained is not null ? $"{_trained.Name} {_trained.Checksum}; {LoadedLexicon.Version}"
        : _probe is not null ? $"{Data.Version}; {LoadedLexicon.Version}; {_probe.Name} {_probe.Checksum}"
        : $"{Data.Version}; {LoadedLexicon.Version}";

    /// <summary>Sentences are encoded for it, all of one call together.</summary>
    internal bool UsesVectors => _encoder is not null;

    /// <param name="sentences">Each with its text alone.</param>
    /// <param name="vectors">Their wording vectors where they are at hand; null: made here where they are used.</param>
    /// <returns>0–1, in the order given.</returns>
    internal double[] Scores(IReadOnlyList<(SentenceWording Wording, string Text)> sentences, IReadOnlyList<float[]>? vectors = null)
    {
        vectors = UsesVectors ? vectors ?? _encoder!.Encode([.. sentences.Select(sentence => sentence.Text)]) : null;
        return [.. sentences.Select((sentence, i) => 1 / (1 + Math.Exp(-Logit(sentence.Wording, sentence.Text, vectors?[i]))))];
    }

    private double Logit(SentenceWording sentence, string text, float[]? vector) =>
        _trained?.Logit(sentence, text, vector) ?? ShippedLogit(sentence, text, _probe?.Encoder ?? "", vector);

    /// <summary>What ships, as a logit; also what trained models start from.</summary>
    /// <param name="encoder">Where the vector comes from; empty: there is none.</param>
    internal static double ShippedLogit(SentenceWording sentence, string text, string encoder, ReadOnlySpan<float> vector)
    {
        var sum = Weights["bias"];
        for (var i = 0; i < EvidenceWeights.Length; i++)
            sum += EvidenceWeights[i] * sentence.Evidence[i];
        return ShippedProbe is not null && NameOf(ShippedProbe.Encoder) == NameOf(encoder)
            ? sum + Weights["probe"] * (ShippedProbe.Logit(sentence, text, vector) - Weights["probeZero"])
            : sum;
    }
}

/// <summary>The shipped model on sentence vectors, trained on our own example sentences (<c>loaded-examples.jsonl</c>) and on nothing
/// else.</summary>
internal static class LoadedProbe
{
    private const string Resource = "NarrativeDiff.Core.Analysis.Wording.loaded-probe.json";

    /// <summary>Null in a build without it, as when it is made again.</summary>
    public static LoadedModel? Read()
    {
        using var stream = typeof(LoadedProbe).Assembly.GetManifestResourceStream(Resource);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return LoadedModelJson.Read(bytes.ToArray());
    }
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Embeddings.Int8;

namespace NarrativeDiff.Embeddings;

/// <summary>Turns sentences into vectors with a sentence-transformers model run by ONNX Runtime.</summary>
/// <remarks>
/// Thread-safe; make one a process, it holds the model in memory. A text's vector depends on the text and the model alone,
/// to the bit (see <see cref="TokenBatches"/>) on one machine; it is rounded to what <see cref="CompactVector"/> holds. Another kind of
/// processor may differ in a step of that.
/// Not for comparing polarity: "signed" and "vetoed" get much the same vector.
/// </remarks>
public sealed class OnnxSentenceEncoder : ISentenceEncoder, IDisposable
{
    private readonly OnnxModel _model;
    private readonly ITokenizer _pieces;
    private readonly ParallelOptions _workers = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private OnnxSentenceEncoder(ModelFolder folder)
    {
        (_pieces, _model, Model) = (folder.Tokenizer(), new OnnxModel(folder), $"{folder.Name} sha256:{folder.Checksum()}");
        Wording = _model.HasWordingVectors
            ? new InnerView(this, $"{Path.GetFileName(folder.Path)}/inner{Model[Path.GetFileName(folder.Path).Length..]}")
            : this;
    }

    public string Model { get; }

    public int Dimensions => _model.Dimensions;

    /// <summary>The same network, read off its layers before the last. Itself where the network's layers are not known.</summary>
    public ISentenceEncoder Wording { get; }

    /// <summary>The model that comes with the program, beside its assemblies. The int8 form is made of it at the first start and
    /// kept.</summary>
    /// <exception cref="FileNotFoundException">It is not there; the message names the file and the remedy.</exception>
    /// <exception cref="IOException">The int8 form can be kept nowhere.</exception>
    public static OnnxSentenceEncoder Bundled(Precision precision = Precision.Int8)
    {
        var folder = ModelFolder.Open(BundledModel.Folder());
        return new(
            precision == Precision.Int8
                ? folder with
                {
                    NetworkFile = Int8Network.Of(folder, ActivationRanges.Bundled),
                    Form = "int8",
                }
                : folder
        );
    }

    /// <summary>Any sentence-transformers model exported to ONNX with its vocabulary: <c>model.onnx</c> or <c>onnx/model.onnx</c>, and
    /// <c>vocab.txt</c> (BERT), <c>sentencepiece.bpe.model</c> or <c>tokenizer.json</c> (Unigram).</summary>
    /// <exception cref="FileNotFoundException">A needed file is missing.</exception>
    /// <exception cref="InvalidDataException">The folder holds a model that this encoder cannot run.</exception>
    public static OnnxSentenceEncoder Load(string folder) => new(ModelFolder.Open(folder));

    /// <summary>Texts longer than the model's limit (256 tokens for the bundled one) count with their beginning.</summary>
    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts) => Encode(texts, meanings: true, wordings: false).Meanings;

    public (IReadOnlyList<float[]> Meanings, IReadOnlyList<float[]> Wordings) EncodeBoth(IReadOnlyList<string> texts)
    {
        var both = Encode(texts, meanings: true, wordings: _model.HasWordingVectors);
        return _model.HasWordingVectors ? both : (both.Meanings, both.Meanings);
    }

    /// <remarks>
    /// A clause's vector is read off what the run of its sentence says of its tokens (<see cref="TokenStates.OfClause"/>). One whose tokens
    /// do not stand in the sentence's (cut off behind the model's limit,
    /// or left out of the sentence for matching) is encoded as a text of its own.
    /// </remarks>
    public IReadOnlyList<ImmutableArray<float[]>> EncodeSplit(IReadOnlyList<SplitSentence> sentences)
    {
        if (!_model.HasClauseVectors)
            return SplitSentence.EncodedApart(this, sentences);
        var (different, places) = WithoutDuplicates(sentences);
        var tokens = different.ConvertAll(sentence => _pieces.Of(sentence.Text)).ToArray();
        var clauses = different.Select((sentence, i) => PlacesOf(sentence.Clauses, tokens[i])).ToArray();
        var work = new EncodedTexts(tokens)
        {
            Meanings = new float[tokens.Length][],
            Clauses = clauses,
            ClauseMeanings = [.. clauses.Select(places => new float[places.Length][])],
        };
        Run(work);
        var apart = different
            .SelectMany((sentence, i) => sentence.Clauses.Where((_, clause) => work.ClauseMeanings[i][clause] is null))
            .ToArray();
        var missing = new Queue<float[]>(Encode(apart));
        var vectors = different
            .Select(
                (_, i) => ImmutableArray.Create([work.Meanings[i], .. work.ClauseMeanings[i].Select(clause => clause ?? missing.Dequeue())])
            )
            .ToArray();
        return [.. places.Select(place => vectors[place])];
    }

    /// <summary>What is not asked for is empty.</summary>
    private (float[][] Meanings, float[][] Wordings) Encode(IReadOnlyList<string> texts, bool meanings, bool wordings)
    {
        var (different, places) = WithoutDuplicates(texts);
        var tokens = different.ConvertAll(_pieces.Of).ToArray();
        var work = new EncodedTexts(tokens)
        {
            Meanings = meanings ? new float[tokens.Length][] : null,
            Wordings = wordings ? new float[tokens.Length][] : null,
        };
        Run(work);
        return (Placed(work.Meanings), Placed(work.Wordings));

        float[][] Placed(float[][]? vectors) => vectors is null ? [] : [.. places.Select(place => vectors[place])];
    }

    private void Run(EncodedTexts work)
    {
        Parallel.ForEach(TokenBatches.Of(work.Tokens, _model.Step, _pieces.MaxTokens), _workers, batch => _model.Encode(batch, work));
        foreach (var vector in (work.Meanings ?? []).Concat((work.ClauseMeanings ?? []).SelectMany(clauses => clauses)))
            CompactVector.Round(vector);
    }

    /// <returns>Where in a sentence's tokens its clauses stand, one behind the other; an empty range for one that does not.</returns>
    private ImmutableArray<Range> PlacesOf(ImmutableArray<string> clauses, ReadOnlySpan<long> sentence)
    {
        var places = ImmutableArray.CreateBuilder<Range>(clauses.Length);
        var from = 1; // behind [CLS]
        foreach (var clause in clauses)
        {
            var tokens = _pieces.Of(clause).AsSpan()[1..^1];
            var at = tokens.IsEmpty ? -1 : sentence[from..].IndexOf(tokens);
            places.Add(at < 0 ? default : new Range(from + at, from + at + tokens.Length));
            from = at < 0 ? from : from + at + tokens.Length;
        }
        return places.DrainToImmutable();
    }

    /// <summary>A text that comes twice is encoded once, and both get the one vector.</summary>
    private static (List<T> Different, int[] Places) WithoutDuplicates<T>(IReadOnlyList<T> texts)
        where T : class
    {
        var different = new List<T>(texts.Count);
        var known = new Dictionary<T, int>(texts.Count);
        var places = new int[texts.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var text = texts[i] ?? throw new ArgumentException($"Text {i} is null.", nameof(texts));
            if (!known.TryGetValue(text, out places[i]))
            {
                known.Add(text, places[i] = different.Count);
                different.Add(text);
            }
        }
        return (different, places);
    }

    public void Dispose() => _model.Dispose();

    private sealed class InnerView(OnnxSentenceEncoder whole, string model) : ISentenceEncoder
    {
        public string Model => model;

        public int Dimensions => whole._model.WordingDimensions;

        public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts) => whole.Encode(texts, meanings: false, wordings: true).Wordings;
    }
}

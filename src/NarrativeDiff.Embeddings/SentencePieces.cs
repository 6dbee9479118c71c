using Google.Protobuf;
using Microsoft.ML.Tokenizers;

namespace NarrativeDiff.Embeddings;

/// <summary>Cuts a text into the pieces of a SentencePiece model, as the encoders of many languages have: &lt;s&gt; before and &lt;/s&gt;
/// behind them.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SentencePieces : ITokenizer
{
    /// <summary>XLM-R's own numbers of its marks; each piece of its SentencePiece model has the number after the model's own.</summary>
    private const int XlmRobertaBegin = 0;
    private const int XlmRobertaEnd = 2;
    private const int XlmRobertaUnknown = 3;

    private readonly SentencePieceTokenizer _tokenizer;
    private readonly int _begin;
    private readonly int _end;
    private readonly int _unknown;
    private readonly int _shift;

    public SentencePieces(ModelFolder folder)
    {
        var json = Path.GetExtension(folder.VocabularyFile) == ".json" ? TokenizerJson.Read(folder.VocabularyFile) : null;
        if (json is not null)
            CheckMarks(folder.VocabularyFile, json.Begin, json.End);
        _tokenizer = Open(folder.VocabularyFile, json);
        MaxTokens = folder.MaxTokens;
        // tokenizer.json numbers its pieces as the network does; a model of its own is numbered as whoever trained the network did.
        _shift = json is null && folder.IsXlmRoberta ? 1 : 0;
        (_begin, _end, _unknown) =
            json is not null ? (json.Begin, json.End, json.Unknown)
            : folder.IsXlmRoberta ? (XlmRobertaBegin, XlmRobertaEnd, XlmRobertaUnknown)
            : (_tokenizer.BeginningOfSentenceId, _tokenizer.EndOfSentenceId, _tokenizer.UnknownId);
        CheckMarks(folder.VocabularyFile, _begin, _end);
    }

    public int MaxTokens { get; }

    public long[] Of(string text)
    {
        var looked = WordPieces.WellFormed(text.Length <= WordPieces.MaxCharacters ? text : text[..WordPieces.MaxCharacters]);
        var pieces = _tokenizer.EncodeToIds(looked, addBeginningOfSentence: false, addEndOfSentence: false);
        var ids = new long[Math.Min(pieces.Count, MaxTokens - 2) + 2];
        (ids[0], ids[^1]) = (_begin, _end);
        for (var i = 1; i < ids.Length - 1; i++)
            ids[i] = pieces[i - 1] == _tokenizer.UnknownId ? _unknown : pieces[i - 1] + _shift;
        return ids;
    }

    private static void CheckMarks(string file, int begin, int end)
    {
        if (begin < 0 || end < 0)
            throw new InvalidDataException($"{file} has no mark before or behind a sentence; this encoder knows models with <s> and </s>.");
    }

    private static SentencePieceTokenizer Open(string file, TokenizerJson? json)
    {
        try
        {
            using Stream model = json is null ? File.OpenRead(file) : new MemoryStream(json.ToSentencePieceModel());
            return SentencePieceTokenizer.Create(model, addBeginningOfSentence: false, addEndOfSentence: false);
        }
        catch (Exception broken) when (broken is InvalidProtocolBufferException or not (IOException or OutOfMemoryException))
        {
            throw new InvalidDataException($"{file} is no SentencePiece model: {broken.Message}", broken);
        }
    }
}

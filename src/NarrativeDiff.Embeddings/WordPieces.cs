using System.Text;
using FastBertTokenizer;

namespace NarrativeDiff.Embeddings;

/// <summary>Cuts a text into the word pieces of a BERT vocabulary, with [CLS] before and [SEP] after them.</summary>
/// <remarks>Equal to Hugging Face's tokenizer on real news sentences. Thread-safe.</remarks>
internal sealed class WordPieces : ITokenizer
{
    /// <summary>More text than this cannot change the first 512 tokens of prose; bounds the work a hostile text can cause.</summary>
    public const int MaxCharacters = 32_768;

    private readonly BertTokenizer _tokenizer = new();

    public WordPieces(ModelFolder folder)
    {
        using var vocabulary = new StreamReader(folder.VocabularyFile);
        _tokenizer.LoadVocabulary(vocabulary, convertInputToLowercase: folder.LowerCase);
        MaxTokens = folder.MaxTokens;
    }

    public int MaxTokens { get; }

    public long[] Of(string text)
    {
        Span<long> ids = stackalloc long[MaxTokens];
        Span<long> mask = stackalloc long[MaxTokens];
        var count = _tokenizer.Encode(WellFormed(text.Length <= MaxCharacters ? text : text[..MaxCharacters]), ids, mask);
        return ids[..count].ToArray();
    }

    /// <summary>Half a surrogate pair cannot be normalised; it becomes U+FFFD, which the tokenizer passes over.</summary>
    internal static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}

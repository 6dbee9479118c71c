using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Utterances;

/// <summary>A word of a quotation as two outlets' spellings of it meet: lower case, contractions written out, numbers in figures.</summary>
/// <param name="Span">Where it stands in the body.</param>
/// <param name="IsContent">Says something by itself.</param>
internal readonly record struct QuotedWord(string Plain, TextSpan Span, bool IsContent)
{
    /// <summary>What an outlet put in brackets or left out with an ellipsis: it stands for any words and for none.</summary>
    public const string Gap = "[]";

    public bool IsGap => Plain == Gap;
}

/// <summary>A stretch in quotation marks.</summary>
/// <param name="Source">The story's source that speaks; −1 where the text names none.</param>
internal sealed record Fragment(int Witness, int Sentence, TextSpan Span, int Source, ImmutableArray<QuotedWord> Words)
{
    private const int MaxWords = 300;

    private static readonly FrozenDictionary<string, string> Figures = Numbered();

    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        ["um", "uh", "er", "ah", "erm", "hmm"],
        StringComparer.Ordinal
    );

    public IEnumerable<string> Plain => Words.Select(word => word.Plain);

    public string Text => string.Join(' ', Plain);

    public static ImmutableArray<QuotedWord> Read(ArticleText text, TextSpan quotation)
    {
        var words = ImmutableArray.CreateBuilder<QuotedWord>();
        var depth = 0;
        foreach (var chunk in Chunker.Chunk(quotation.Of(text.Body)))
        {
            var span = chunk.Span with { Start = quotation.Start + chunk.Span.Start };
            var written = span.Of(text.Body);
            depth +=
                written is "[" or "(" ? 1
                : written is "]" or ")" && depth > 0 ? -1
                : 0;
            if (
                depth > 0
                || written is "]" or ")"
                || written.StartsWith("...", StringComparison.Ordinal)
                || written.Contains('…', StringComparison.Ordinal)
            )
            {
                if (words.Count == 0 || !words[^1].IsGap)
                    words.Add(new QuotedWord(QuotedWord.Gap, span, false));
                continue;
            }
            if (chunk.Kind is ChunkKind.Word or ChunkKind.Number && words.Count < MaxWords)
                foreach (var plain in Spelled(written))
                    words.Add(new QuotedWord(plain, span, plain.Length > 1 && !StopWords.Contains(plain)));
        }
        return words.ToImmutable();
    }

    /// <summary>All words of a body, plain; brackets and ellipses are passed over.</summary>
    public static List<string> ReadAll(ArticleText text) =>
        [
            .. Chunker
                .Chunk(text.Body)
                .Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number)
                .SelectMany(chunk => Spelled(chunk.Span.Of(text.Body))),
        ];

    private static IEnumerable<string> Spelled(string written)
    {
        var lower = Normalise.ForMatching(written).Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
        return lower
            .Split('-', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Spelling.Plain)
            .Select(word => Figures.GetValueOrDefault(word, word))
            .Where(word => word.Length > 0 && !Fillers.Contains(word));
    }

    private static FrozenDictionary<string, string> Numbered()
    {
        string[] small =
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        return small
            .Select((word, i) => KeyValuePair.Create(word, $"{i}"))
            .Concat(tens.Select((word, i) => KeyValuePair.Create(word, $"{10 * (i + 2)}")))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}

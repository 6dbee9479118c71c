using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>A slot of a news statement that a reading fills: who or where, when, how many, why.</summary>
/// <param name="Slot"><c>name</c>, <c>day</c>, <c>number</c> or <c>cause</c>.</param>
/// <param name="Value">What two readings must have in common to fill it alike.</param>
/// <param name="Span">Within the unit's words.</param>
internal sealed record Detail(string Slot, string Value, TextSpan Span)
{
    private const int CauseWords = 4;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Lexicon = Text.Lexicon.Kinds("details.tsv", "Comparison.Coverage");

    private static readonly ImmutableArray<string[]> Causes =
    [
        .. Lexicon["cause"].Order(StringComparer.Ordinal).Select(phrase => phrase.Split('_')),
    ];

    /// <summary>What the words of a unit say by themselves: which of them are names depends on the story.</summary>
    private sealed record ReadDetails(ImmutableArray<Word> Words, ImmutableArray<Detail> Details);

    /// <param name="Bare">As names are written down.</param>
    private readonly record struct Word(TextSpan Span, string Bare, bool IsTime);

    /// <summary>Names first, then numbers, then days and causes.</summary>
    public static IEnumerable<Detail> In(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        var reported = text.Derived.At(text, unit.Field, unit.Span, static (text, field, span) => Read(span.Of(text.TextOf(field))));
        return Names(unit, reported.Words).Concat(reported.Details);
    }

    private static ReadDetails Read(string words)
    {
        var chunks = Chunker.Chunk(words).Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number).ToArray();
        return new ReadDetails(
            [
                .. chunks
                    .Select(chunk => (chunk.Span, Text: chunk.Span.Of(words)))
                    .Select(word => new Word(word.Span, Bare(word.Text), Lexicon["time"].Contains(word.Text))),
            ],
            [.. Read(words, chunks)]
        );
    }

    private static IEnumerable<Detail> Read(string words, Chunk[] chunks)
    {
        var lower = chunks.Select(chunk => chunk.Span.Of(words).ToLowerInvariant()).ToArray();
        foreach (
            var number in Text.Numbers.Find(words).Where(number => number is { Kind: NumberKind.Quantity, Unit: not null, IsExact: true })
        )
            yield return new Detail(
                "number",
                $"{number.Low.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} {number.Unit}",
                number.Span
            );
        for (var i = 0; i < lower.Length; i++)
        {
            if (Lexicon["day"].Contains(lower[i]))
                yield return new Detail("day", lower[i], chunks[i].Span);
            if (
                Causes.FirstOrDefault(cause => lower.AsSpan(i).StartsWith(cause)) is { } found
                && i + found.Length < lower.Length
                && Text.Words.Stems(words[chunks[i + found.Length].Span.Start..]).FirstOrDefault() is { } why
            )
                yield return new Detail(
                    "cause",
                    why,
                    TextSpan.FromBounds(chunks[i].Span.Start, chunks[Math.Min(lower.Length, i + found.Length + CauseWords) - 1].Span.End)
                );
        }
    }

    /// <summary>Words of a text that say when, in any form.</summary>
    public static bool GivesTime(string words) =>
        Chunker.Chunk(words).Any(chunk => chunk.Kind == ChunkKind.Word && Lexicon["time"].Contains(chunk.Span.Of(words)));

    /// <summary>"White House", "Ines Corvo": names next to each other are one, known by its last word.</summary>
    private static IEnumerable<Detail> Names(TextUnit unit, ImmutableArray<Word> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var end = i;
            while (end < words.Length && IsName(unit, words[end]) && (end == i || words[end].Span.Start == words[end - 1].Span.End + 1))
                end++;
            if (end == i)
                continue;
            yield return new Detail("name", words[end - 1].Bare, TextSpan.FromBounds(words[i].Span.Start, words[end - 1].Span.End));
            i = end - 1;
        }
    }

    private static bool IsName(TextUnit unit, Word word) => unit.Names.Contains(word.Bare, StringComparer.Ordinal) && !word.IsTime;

    private static string Bare(string word) => Text.Words.Of(word).FirstOrDefault(word.ToLowerInvariant());
}

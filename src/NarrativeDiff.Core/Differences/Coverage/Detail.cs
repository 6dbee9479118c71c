using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>A slot of a news statement that a reading fills: who or where, when, how many, why.</summary>
/// <param name="Slot"><c>name</c>, <c>day</c>, <c>number</c> or <c>cause</c>.</param>
/// <param name="Value">What two readings must have in common to fill it alike.</param>
/// <param name="Span">Within the unit's words.</param>
internal sealed record Detail(string Slot, string Value, TextSpan Span)
{
    private const int CauseWords = 4;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Lexicon = Text.Lexicon.Kinds("details.tsv", "Differences.Coverage");

    private static readonly ImmutableArray<string[]> Causes = [.. Lexicon["cause"].Order(StringComparer.Ordinal).Select(phrase => phrase.Split('_'))];

    public static IEnumerable<Detail> In(Unit unit, string words)
    {
        var chunks = Chunker.Chunk(words).Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number).ToArray();
        var lower = chunks.Select(chunk => chunk.Span.Of(words).ToLowerInvariant()).ToArray();
        foreach (var name in Names(unit, words, chunks))
            yield return name;
        foreach (var number in Text.Numbers.Find(words).Where(number => number is { Kind: NumberKind.Quantity, Unit: not null, IsExact: true }))
            yield return new Detail("number", $"{number.Low.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} {number.Unit}", number.Span);
        for (var i = 0; i < lower.Length; i++)
        {
            if (Lexicon["day"].Contains(lower[i]))
                yield return new Detail("day", lower[i], chunks[i].Span);
            if (Causes.FirstOrDefault(cause => lower.AsSpan(i).StartsWith(cause)) is { } found && i + found.Length < lower.Length
                && Words.Stems(words[chunks[i + found.Length].Span.Start..]).FirstOrDefault() is { } why)
                yield return new Detail("cause", why, TextSpan.FromBounds(chunks[i].Span.Start, chunks[Math.Min(lower.Length, i + found.Length + CauseWords) - 1].Span.End));
        }
    }

    /// <summary>Words of a text that say when, in any form.</summary>
    public static bool TellsTime(string words) =>
        Chunker.Chunk(words).Any(chunk => chunk.Kind == ChunkKind.Word && Lexicon["time"].Contains(chunk.Span.Of(words)));

    /// <summary>"White House", "Ines Corvo": names next to each other are one, known by its last word.</summary>
    private static IEnumerable<Detail> Names(Unit unit, string words, Chunk[] chunks)
    {
        for (var i = 0; i < chunks.Length; i++)
        {
            var end = i;
            while (end < chunks.Length && IsName(unit, chunks[end].Span.Of(words)) && (end == i || chunks[end].Span.Start == chunks[end - 1].Span.End + 1))
                end++;
            if (end == i)
                continue;
            yield return new Detail("name", Bare(chunks[end - 1].Span.Of(words)), TextSpan.FromBounds(chunks[i].Span.Start, chunks[end - 1].Span.End));
            i = end - 1;
        }
    }

    private static bool IsName(Unit unit, string word) => unit.Names.Contains(Bare(word), StringComparer.Ordinal) && !Lexicon["time"].Contains(word);

    private static string Bare(string word) => Words.Of(word).FirstOrDefault(word.ToLowerInvariant());
}

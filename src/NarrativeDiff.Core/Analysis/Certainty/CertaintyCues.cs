using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Certainty;

/// <summary>A word or phrase that sets a statement on a lower level.</summary>
internal readonly record struct CertaintyCue(TextSpan Span, CertaintyLevel Rung);

/// <summary>Finds the words of a text by which it is attributed, distanced, hedged or denied.</summary>
internal static class CertaintyCues
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Lexicon.Kinds("hedges.tsv", "Analysis.Certainty");

    private static readonly FrozenDictionary<string, ImmutableArray<(string[] Words, CertaintyLevel Rung)>> ByFirstWord = Kinds
        .Where(kind => CertaintyLevels.Parse(kind.Key) >= 0)
        .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .SelectMany(kind =>
            kind.Value.Order(StringComparer.Ordinal)
                .Select(phrase => (Words: phrase.ToLowerInvariant().Split('_'), Rung: CertaintyLevels.Parse(kind.Key)))
        )
        .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.OrderByDescending(phrase => phrase.Words.Length).ToImmutableArray(),
            StringComparer.Ordinal
        );

    /// <returns>In reading order.</returns>
    public static ImmutableArray<CertaintyCue> Find(string text)
    {
        var chunks = Chunker.Chunk(text).Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number).ToArray();
        var words = chunks.Select(chunk => chunk.Span.Of(text)).ToArray();
        var lower = words.Select(word => word.ToLowerInvariant()).ToArray();
        var found = ImmutableArray.CreateBuilder<CertaintyCue>();
        for (var i = 0; i < lower.Length; i++)
            if (
                ByFirstWord.TryGetValue(lower[i], out var phrases)
                && phrases.FirstOrDefault(phrase => StandsAt(lower, i, phrase.Words)) is { Words: { } phrase } cue
                && !IsMisread(words, i, cue.Rung)
            )
            {
                if (CueSense.Of(words, lower, i, phrase.Length, RungOf(lower, i, cue.Rung)) is { } rung)
                    found.Add(new CertaintyCue(TextSpan.FromBounds(chunks[i].Span.Start, chunks[i + phrase.Length - 1].Span.End), rung));
                i += phrase.Length - 1;
            }
        return found.DrainToImmutable();
    }

    /// <summary>"Is believed to be", "a suspected arsonist" hedge; "the minister suspected him" reports what the minister
    /// thought.</summary>
    private static CertaintyLevel RungOf(string[] lower, int at, CertaintyLevel rung) =>
        rung == CertaintyLevel.Hedged && Kinds["active"].Contains(lower[at]) && (at == 0 || !Kinds["before"].Contains(lower[at - 1]))
            ? CertaintyLevel.Attributed
            : rung;

    private static bool StandsAt(string[] words, int at, string[] phrase) =>
        at + phrase.Length <= words.Length && words.AsSpan(at, phrase.Length).SequenceEqual(phrase);

    /// <summary>The month of May or a surname ("Mayor Will Might"), "could not" (no ability rather than doubt), a denial only in prospect
    /// ("attempts to deny").</summary>
    private static bool IsMisread(string[] words, int at, CertaintyLevel rung) =>
        (words[at] is "Might" or "Claim" or "Claims" or "Deny" && at > 0 && char.IsUpper(words[at - 1][0]))
        || (words[at] == "May" && (at > 0 || (words.Length > 1 && char.IsDigit(words[1][0]))))
        || (words[at] is "could" or "Could" && at + 1 < words.Length && words[at + 1] == "not")
        || (
            words[at].StartsWith("claim", StringComparison.OrdinalIgnoreCase)
            && words.Skip(at + 1).Take(2).Any(word => word is "life" or "lives" or "responsibility" or "victory")
        )
        || (words[at] == "accused" && at > 0 && words[at - 1] is "the" or "The" or "an" or "An" or "both" or "all")
        || (
            rung == CertaintyLevel.Denied
            && at > 0
            && words[at - 1] == "to"
            && !(at > 1 && words[at - 2] is "refused" or "declined" or "refuses" or "declines" or "failed" or "fails")
        );
}

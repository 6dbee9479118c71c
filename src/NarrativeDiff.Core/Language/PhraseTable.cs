using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Language;

/// <summary>Entries of one or more words, looked up in running text: the longest entry that starts at a word wins, then the search goes on
/// behind it.</summary>
internal sealed class PhraseTable<T>
{
    private readonly FrozenDictionary<string, (string[] Tail, T Value)[]> _byFirst;

    /// <param name="entries">Of equal entries the first counts.</param>
    public PhraseTable(IEnumerable<(string Entry, T Value)> entries)
    {
        var byFirst = new Dictionary<string, List<(string[] Tail, T Value)>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (entry, value) in entries)
        {
            var words = LexicalToken.WordsOf(entry);
            if (words.Length == 0 || !seen.Add(string.Join(' ', words)))
                continue;
            if (!byFirst.TryGetValue(words[0], out var list))
                byFirst.Add(words[0], list = []);
            list.Add((words[1..], value));
        }
        _byFirst = byFirst.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.OrderByDescending(entry => entry.Tail.Length).ToArray(),
            StringComparer.Ordinal
        );
    }

    /// <returns>In reading order, disjoint.</returns>
    public IEnumerable<PhraseHit<T>> Find(ImmutableArray<LexicalToken> tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!_byFirst.TryGetValue(tokens[at].Word, out var entries))
                continue;
            foreach (var (tail, value) in entries)
                if (Continues(tokens, at, tail))
                {
                    yield return new PhraseHit<T>(
                        at,
                        tail.Length + 1,
                        TextSpan.FromBounds(tokens[at].Span.Start, tokens[at + tail.Length].Span.End),
                        value
                    );
                    at += tail.Length;
                    break;
                }
        }
    }

    private static bool Continues(ImmutableArray<LexicalToken> tokens, int at, string[] tail)
    {
        if (at + tail.Length >= tokens.Length)
            return false;
        for (var i = 0; i < tail.Length; i++)
            if (!tokens[at + 1 + i].Follows || tokens[at + 1 + i].Word != tail[i])
                return false;
        return true;
    }
}

/// <summary>An entry found in a text.</summary>
/// <param name="Token">Index of its first word.</param>
/// <param name="Words">How many words it has.</param>
internal readonly record struct PhraseHit<T>(int Token, int Words, TextSpan Span, T Value);

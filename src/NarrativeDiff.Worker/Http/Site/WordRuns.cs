using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A stretch of words and what became of it between two texts.</summary>
public sealed record WordRun(string Text, WordChange Change);

public enum WordChange
{
    Same,
    Removed,
    Added,
}

/// <summary>Two texts laid over each other word by word.</summary>
public static class WordRuns
{
    /// <summary>Longer texts are shown whole, the old one and the new one: a difference of so many words cannot be read, and hostile ones
    /// are slow.</summary>
    public const int Most = 1500;

    /// <summary>What was taken out and put in, in reading order. Removed and same runs together are the old text, added and same ones the
    /// new.</summary>
    public static ImmutableArray<WordRun> Between(string before, string after, bool ignoreCase = false)
    {
        var old = WordPieces.Instance.Chunk(before);
        var now = WordPieces.Instance.Chunk(after);
        return old.Count > Most || now.Count > Most
            ? Joined([new(before, WordChange.Removed), new(after, WordChange.Added)])
            : Joined(
                Whole(
                    Joined(
                        Pieces(
                            old,
                            now,
                            Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase, WordPieces.Instance)
                        )
                    )
                )
            );
    }

    /// <summary>The reading's own words: added where the label does not have them. Signs and spaces at their ends are not marked.</summary>
    public static ImmutableArray<WordRun> OwnWords(string label, string reading) =>
        Joined(Between(label, reading, ignoreCase: true).Where(run => run.Change != WordChange.Removed).SelectMany(Trimmed));

    private static IEnumerable<WordRun> Pieces(IReadOnlyList<string> old, IReadOnlyList<string> now, DiffResult diff)
    {
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            foreach (var piece in now.Take(block.InsertStartB).Skip(at))
                yield return new WordRun(piece, WordChange.Same);
            foreach (var piece in old.Skip(block.DeleteStartA).Take(block.DeleteCountA))
                yield return new WordRun(piece, WordChange.Removed);
            foreach (var piece in now.Skip(block.InsertStartB).Take(block.InsertCountB))
                yield return new WordRun(piece, WordChange.Added);
            at = block.InsertStartB + block.InsertCountB;
        }

        foreach (var piece in now.Skip(at))
            yield return new WordRun(piece, WordChange.Same);
    }

    /// <summary>Changes with no common word between them are one change, old words first: word by word in turn nobody can read
    /// them.</summary>
    private static IEnumerable<WordRun> Whole(ImmutableArray<WordRun> runs)
    {
        var (removed, added) = ("", "");
        for (var at = 0; at < runs.Length; at++)
        {
            var run = runs[at];
            var between =
                run.Change == WordChange.Same
                && removed + added != ""
                && at + 1 < runs.Length
                && !WordPieces.Instance.Chunk(run.Text).Any(WordPieces.IsWord);
            if (run.Change == WordChange.Same && !between)
            {
                yield return new WordRun(removed, WordChange.Removed);
                yield return new WordRun(added, WordChange.Added);
                yield return run;
                (removed, added) = ("", "");
                continue;
            }

            removed += run.Change != WordChange.Added ? run.Text : "";
            added += run.Change != WordChange.Removed ? run.Text : "";
        }

        yield return new WordRun(removed, WordChange.Removed);
        yield return new WordRun(added, WordChange.Added);
    }

    private static IEnumerable<WordRun> Trimmed(WordRun run)
    {
        var pieces = WordPieces.Instance.Chunk(run.Text);
        var first = pieces.TakeWhile(piece => !WordPieces.IsWord(piece)).Count();
        var last = pieces.Count - pieces.Reverse().TakeWhile(piece => !WordPieces.IsWord(piece)).Count();
        return first >= last
            ? [run with { Change = WordChange.Same }]
            :
            [
                new WordRun(string.Concat(pieces.Take(first)), WordChange.Same),
                run with
                {
                    Text = string.Concat(pieces.Take(last).Skip(first)),
                },
                new WordRun(string.Concat(pieces.Skip(last)), WordChange.Same),
            ];
    }

    private static ImmutableArray<WordRun> Joined(IEnumerable<WordRun> pieces)
    {
        var runs = ImmutableArray.CreateBuilder<WordRun>();
        foreach (var piece in pieces.Where(piece => piece.Text.Length > 0))
        {
            if (runs.Count > 0 && runs[^1].Change == piece.Change)
                runs[^1] = piece with { Text = runs[^1].Text + piece.Text };
            else
                runs.Add(piece);
        }

        return runs.ToImmutable();
    }
}

/// <summary>Cuts a text into words and what stands between them, so that a difference never cuts a word.</summary>
internal sealed class WordPieces : IChunker
{
    public static WordPieces Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length; )
        {
            var end = start + 1;
            while (end < text.Length && Kind(text[start]) != 0 && Kind(text[end]) == Kind(text[start]))
                end++;
            if (end < text.Length && char.IsSurrogatePair(text[end - 1], text[end]))
                end++;
            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }

    public static bool IsWord(string piece) => piece.Length > 0 && Kind(piece[0]) == 1;

    /// <summary>0: a sign of its own; 1: a part of a word; 2: white space.</summary>
    private static int Kind(char sign) =>
        char.IsLetterOrDigit(sign) || sign is '\'' or '’' or '-' || char.IsLowSurrogate(sign) ? 1
        : char.IsWhiteSpace(sign) ? 2
        : 0;
}

using System.Collections.Immutable;
using DiffPlex;

namespace NarrativeDiff.Worker.Site;

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
    /// <summary>Longer texts are shown whole, the old one and the new one: a difference of so many words cannot be read, and hostile ones are slow.</summary>
    public const int Most = 1500;

    /// <summary>What was taken out and put in, in reading order. Removed and same runs together are the old text, added and same ones the new.</summary>
    public static ImmutableArray<WordRun> Between(string before, string after, bool ignoreCase = false)
    {
        var old = WordPieces.Instance.Chunk(before);
        var now = WordPieces.Instance.Chunk(after);
        if (old.Count > Most || now.Count > Most)
            return Joined([new(before, WordChange.Removed), new(after, WordChange.Added)]);
        var runs = new List<WordRun>();
        var nowAt = 0;
        foreach (var block in Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase, WordPieces.Instance).DiffBlocks)
        {
            runs.AddRange(now.Take(block.InsertStartB).Skip(nowAt).Select(piece => new WordRun(piece, WordChange.Same)));
            runs.AddRange(old.Skip(block.DeleteStartA).Take(block.DeleteCountA).Select(piece => new WordRun(piece, WordChange.Removed)));
            runs.AddRange(now.Skip(block.InsertStartB).Take(block.InsertCountB).Select(piece => new WordRun(piece, WordChange.Added)));
            nowAt = block.InsertStartB + block.InsertCountB;
        }

        runs.AddRange(now.Skip(nowAt).Select(piece => new WordRun(piece, WordChange.Same)));
        return Joined(runs);
    }

    /// <summary>The reading's own words: added where the label does not have them. Signs and spaces are never marked.</summary>
    public static ImmutableArray<WordRun> OwnWords(string label, string reading) =>
        Joined(Between(label, reading, ignoreCase: true)
            .Where(run => run.Change != WordChange.Removed)
            .SelectMany(run => WordPieces.Instance.Chunk(run.Text).Select(piece => WordPieces.IsWord(piece) ? run with { Text = piece } : new WordRun(piece, WordChange.Same))));

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

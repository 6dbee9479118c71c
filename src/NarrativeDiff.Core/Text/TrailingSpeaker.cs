namespace NarrativeDiff.Core.Text;

/// <summary>Takes ", his spokesman told the agency." off the end of what was said.</summary>
/// <remarks>For matching only: two sentences are no likelier to report the same because the same person is cited for both.</remarks>
public static class TrailingSpeaker
{
    /// <summary>Words of the longest such clause; a longer one reports more than who spoke.</summary>
    private const int MaxWords = 14;

    /// <summary>How far into the clause its verb may stand: behind a name with two titles.</summary>
    private const int VerbWithin = 7;

    /// <summary>Words that must be left.</summary>
    private const int LeastKept = 5;

    /// <returns>The sentence up to the comma before its speaker; the sentence itself where no speaker ends it.</returns>
    public static string Without(string sentence)
    {
        if (!sentence.Contains(',', StringComparison.Ordinal))
            return sentence;
        var words = new ClauseWords(sentence);
        for (var i = words.Count - 1; i >= LeastKept; i--)
        {
            if (words[i].Kind == ChunkKind.Quote && i < words.Count - 1 && words.Word(i - 1) != ",")
                return sentence;
            if (words.Word(i) != ",")
                continue;
            var from = i + 1 < words.Count && words[i + 1].Kind == ChunkKind.Quote ? i + 2 : i + 1;
            var speaks = words.WordCount(from, words.Count) <= MaxWords && !words.Is(from, "joins") && !words.Is(from, "subordinates") && OnlySpeaks(words, from);
            return speaks && words.WordCount(0, i) >= LeastKept ? sentence[..words[i].Span.Start] + (from > i + 1 ? "\"" : "") : sentence;
        }
        return sentence;
    }

    /// <summary>Somebody speaks, and what is said does not follow: "police said two men had drowned" reports the drowning.</summary>
    private static bool OnlySpeaks(ClauseWords words, int from)
    {
        var verb = Enumerable.Range(from, VerbWithin).FirstOrDefault(at => words.Is(at, "reporting"), -1);
        return verb >= 0 && !Enumerable.Range(verb + 1, Math.Max(0, words.Count - verb - 1)).Any(at => words.IsFinite(at) || words.Word(at) == "that");
    }
}

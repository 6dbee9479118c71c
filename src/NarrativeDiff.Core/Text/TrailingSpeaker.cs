namespace NarrativeDiff.Core.Text;

/// <summary>Takes ", his spokesman told the agency." off the end of what was said.</summary>
/// <remarks>For matching only: two sentences are no likelier to report the same because the same person is cited for both.</remarks>
internal static class TrailingSpeaker
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
            if (words.Word(i) != "," || words.Word(i + 1) == "who")
                continue;
            var from = i + 1 < words.Count && words[i + 1].Kind == ChunkKind.Quote ? i + 2 : i + 1;
            var speaks =
                words.WordCount(from, words.Count) <= MaxWords
                && Enumerable.Range(from, VerbWithin).FirstOrDefault(at => words.Is(at, "reporting"), -1) is var verb and >= 0
                && !Reports(words, verb, verb > from)
                && !words.Is(from, "joins")
                && !words.Is(from, "subordinates");
            return speaks && words.WordCount(0, i) >= LeastKept ? sentence[..words[i].Span.Start] + (from > i + 1 ? "\"" : "") : sentence;
        }
        return sentence;
    }

    /// <summary>What was said stands behind the verb: a clause that no "who" or "when" opens ("…, police said two men had
    /// drowned").</summary>
    /// <param name="hasSpeaker">The speaker stands before the verb, so what follows "said" is no speaker.</param>
    private static bool Reports(ClauseWords words, int verb, bool hasSpeaker)
    {
        if (
            hasSpeaker
            && words.Word(verb) != "told"
            && (words.Is(verb + 1, "determiners") || words.Is(verb + 1, "pronouns"))
            && !Enumerable.Range(verb + 2, 2).Any(at => Times.Contains(words.Word(at)))
        )
            return true;
        for (var i = verb + 1; i < words.Count; i++)
            if (words.Is(i, "relatives") || words.Is(i, "subordinates"))
                return false;
            else if (words.Word(i) == "that" || words.IsFinite(i))
                return true;
        return false;
    }

    /// <summary>"said the next day", "said this week": a time is no content.</summary>
    private static readonly System.Collections.Frozen.FrozenSet<string> Times = System.Collections.Frozen.FrozenSet.ToFrozenSet(
        ["day", "week", "month", "year", "morning", "afternoon", "evening", "night", "weekend"],
        StringComparer.Ordinal
    );
}

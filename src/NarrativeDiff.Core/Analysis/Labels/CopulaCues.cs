namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Finds where a text itself says that two phrases mean one thing: "called the fire an attack", "Holm, a former dancer,", "the
/// deal is a scandal".</summary>
internal static class CopulaCues
{
    /// <returns>The label, and the phrase that says what it is a label of.</returns>
    public static IEnumerable<(Mention Label, Mention Of)> In(ReadSentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Mentions.Length; i++)
        {
            var (left, right) = (sentence.Mentions[i], sentence.Mentions[i + 1]);
            if (
                !right.IsNamed
                && right.Tokens.Start >= left.Tokens.End
                && (IsCalled(sentence, left, right) || IsCopular(sentence, left, right))
            )
                yield return (right, left);
        }
        foreach (var (name, role) in RoleIndex.Appositions(sentence))
            yield return (role, name);
    }

    private static string Word(ReadSentence sentence, int i) => i >= 0 && i < sentence.Tokens.Length ? sentence.Tokens[i].Word : "";

    /// <summary>"called the fire (as) an attack".</summary>
    private static bool IsCalled(ReadSentence sentence, Mention left, Mention right)
    {
        if (!PhraseWords.Is(Word(sentence, left.Tokens.Start - 1), "equates"))
            return false;
        var between = Enumerable
            .Range(left.Tokens.End, Math.Max(0, right.Tokens.Start - left.Tokens.End))
            .Select(i => Word(sentence, i))
            .Where(word => word != "\"")
            .ToArray();
        return between is [] or ["as"] or ["to", "be"];
    }

    /// <summary>"the deal is a scandal": with an indefinite article, so that it names a kind.</summary>
    private static bool IsCopular(ReadSentence sentence, Mention left, Mention right) =>
        right.Tokens.Start == left.Tokens.End + 1
        && PhraseWords.Is(Word(sentence, left.Tokens.End), "equals")
        && Word(sentence, right.Tokens.Start) is "a" or "an"
        && right.IsIndefinite;
}

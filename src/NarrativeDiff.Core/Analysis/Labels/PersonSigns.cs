namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Names of a sentence that somebody of flesh and blood must bear, who has no title: an age stands beside it, or a
/// relative.</summary>
internal static class PersonSigns
{
    private const int OldestAge = 120;

    public static IEnumerable<Mention> In(ReadSentence sentence) =>
        sentence.Mentions.Where(mention =>
            mention.IsNamed && (HasAge(sentence, mention) || IsRelative(sentence, mention) || HasRelative(sentence, mention))
        );

    /// <summary>"Anna Holm, 9, …", "Anna Holm (9)", "9-year-old Anna Holm".</summary>
    private static bool HasAge(ReadSentence sentence, Mention mention)
    {
        var at = mention.Tokens.End;
        return (
                IsMark(sentence, at, ",", "(")
                && IsAge(sentence, at + 1)
                && (at + 2 >= sentence.Tokens.Length || IsMark(sentence, at + 2, ",", ")", ".", ";", "\""))
            ) || FollowsAge(sentence, mention);
    }

    /// <summary>Among the words of its phrase before the name, and the one before the phrase.</summary>
    private static bool FollowsAge(ReadSentence sentence, Mention mention)
    {
        for (var at = Math.Max(0, mention.Tokens.Start - 1); at < mention.Tokens.End; at++)
            if (
                sentence.Tokens[at].Span.End <= mention.Place.Span.End
                && sentence.Tokens[at].Word.EndsWith("year-old", StringComparison.Ordinal)
            )
                return true;
        return false;
    }

    private static bool IsAge(ReadSentence sentence, int at) =>
        at < sentence.Tokens.Length
        && sentence.Tokens[at].IsNumber
        && int.TryParse(
            sentence.Tokens[at].Word,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var age
        )
        && age is > 0 and <= OldestAge;

    /// <summary>"His sister Anna Holm", "the girl's mother, Anna Holm".</summary>
    private static bool IsRelative(ReadSentence sentence, Mention mention)
    {
        if (mention.Modifiers.Length > 0)
            return IsKin(mention.Modifiers[^1]);
        var before = IsMark(sentence, mention.Tokens.Start - 1, ",") ? mention.Tokens.Start - 2 : mention.Tokens.Start - 1;
        return before >= 0 && IsKin(sentence.Tokens[before].Word);
    }

    /// <summary>"Anna's mother", "Anna Holm's younger brother".</summary>
    private static bool HasRelative(ReadSentence sentence, Mention mention) =>
        sentence.Tokens[mention.Tokens.End - 1].IsPossessive
        && (IsKinAt(sentence, mention.Tokens.End) || IsKinAt(sentence, mention.Tokens.End + 1));

    private static bool IsKinAt(ReadSentence sentence, int at) =>
        at < sentence.Tokens.Length && sentence.Tokens[at].IsWord && IsKin(sentence.Tokens[at].Word);

    private static bool IsKin(string word) => PhraseWords.Is(word, "kin") || PhraseWords.Is(PhraseWords.Singular(word), "kin");

    private static bool IsMark(ReadSentence sentence, int at, params ReadOnlySpan<string> marks) =>
        at >= 0 && at < sentence.Tokens.Length && marks.Contains(sentence.Tokens[at].Word);
}

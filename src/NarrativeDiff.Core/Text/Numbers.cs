using System.Collections.Immutable;

namespace NarrativeDiff.Core.Text;

/// <summary>Finds the numbers of a text, in digits and in words, and what they count.</summary>
public static class Numbers
{
    /// <returns>In order and disjoint.</returns>
    public static ImmutableArray<NumberMention> Find(string text)
    {
        var tokens = new NumberTokens(text);
        var found = ImmutableArray.CreateBuilder<NumberMention>();
        for (var i = 0; i < tokens.Count;)
        {
            var value = NumberReader.Value(tokens, i);
            if (value.IsFound)
                found.Add(Mention(tokens, i, ref value, found.Count > 0 ? found[^1].Span.End : 0));
            i = value.IsFound ? value.End : i + 1;
        }
        return found.DrainToImmutable();
    }

    private static NumberMention Mention(NumberTokens tokens, int i, ref NumberValue value, int free)
    {
        var kind = NumberKinds.Of(tokens, i, value);
        if (kind != NumberKind.Quantity)
            return new NumberMention(tokens.Cover(i, value.End - 1), value.Low, value.High, null, kind);
        value = NumberReader.Range(tokens, value);
        var (unit, from, end) = NumberUnits.Of(tokens, i, value);
        var (wide, words) = NumberReader.Qualified(tokens, from, value);
        if (words == 0 && tokens.Word(from - 1) == "a" && NumberReader.Qualified(tokens, from - 1, value) is { Words: > 0 } article)
            (wide, words) = (article.Value, article.Words + 1); // "more than a hundred"
        // a word that already belongs to the number before qualifies nothing
        if (words > 0 && tokens[from - words].Span.Start >= free)
            (value, from) = (wide, from - words);
        var mention = new NumberMention(tokens.Cover(from, end - 1), value.Low, value.High, unit, kind, value.IsApproximate);
        value = value with { End = end };
        return mention;
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace NarrativeDiff.Core.Text;

/// <summary>Finds the numbers of a text, in digits and in words, and what they count.</summary>
/// <remarks>Without a parser the noun counted is the first plural within four words; "two of the three" counts nothing certain and gets no unit.</remarks>
public static class Numbers
{
    private const int NounWithin = 4;

    private sealed record Entry(string Kind, string Word, double Low, double High);

    private static readonly FrozenDictionary<string, Entry> Lexemes = Lexicon.Lines("numbers.tsv")
        .Select(line => line.Split('\t'))
        .Select(cells => new Entry(cells[0], cells[1], Parse(cells[2]), Parse(cells[^1])))
        .ToFrozenDictionary(entry => entry.Word, StringComparer.OrdinalIgnoreCase);

    // Words that widen a number, as the change of its lower and upper bound.
    private static readonly (string[] Words, Func<double, double> Low, Func<double, double> High)[] Qualifiers =
    [
        (["at", "least"], low => low, _ => double.PositiveInfinity),
        (["no", "fewer", "than"], low => low, _ => double.PositiveInfinity),
        (["more", "than"], low => low, _ => double.PositiveInfinity),
        (["over"], low => low, _ => double.PositiveInfinity),
        (["fewer", "than"], _ => 0, high => high),
        (["less", "than"], _ => 0, high => high),
        (["up", "to"], _ => 0, high => high),
        (["nearly"], low => 0.8 * low, high => high),
        (["almost"], low => 0.8 * low, high => high),
        (["about"], low => 0.8 * low, high => 1.2 * high),
        (["around"], low => 0.8 * low, high => 1.2 * high),
        (["some"], low => 0.8 * low, high => 1.2 * high),
        (["roughly"], low => 0.8 * low, high => 1.2 * high),
        (["approximately"], low => 0.8 * low, high => 1.2 * high),
    ];

    public static ImmutableArray<NumberMention> Find(string text)
    {
        var tokens = new Tokens(text);
        var found = ImmutableArray.CreateBuilder<NumberMention>();
        for (var i = 0; i < tokens.Count;)
            i = Read(tokens, i) is var (mention, next) && mention is not null ? Add(found, mention, next) : i + 1;
        return found.ToImmutable();
    }

    private static int Add(ImmutableArray<NumberMention>.Builder found, NumberMention mention, int next)
    {
        found.Add(mention);
        return next;
    }

    /// <summary>The words and marks of a text without its white space.</summary>
    private sealed class Tokens(string text)
    {
        private readonly Chunk[] chunks = [.. Chunker.Chunk(text).Where(chunk => chunk.Kind != ChunkKind.Space)];

        public int Count => chunks.Length;

        public Chunk this[int i] => chunks[i];

        /// <summary>Lower-cased; empty beyond either end.</summary>
        public string Word(int i) => i >= 0 && i < chunks.Length ? chunks[i].Span.Of(text).ToLowerInvariant() : "";

        public string Raw(int i) => chunks[i].Span.Of(text);

        public bool Touch(int i) => i > 0 && i < chunks.Length && chunks[i - 1].Span.End == chunks[i].Span.Start;

        public TextSpan Cover(int from, int to) => TextSpan.FromBounds(chunks[from].Span.Start, chunks[to].Span.End);
    }

    private static (NumberMention? Mention, int Next) Read(Tokens tokens, int i)
    {
        var (low, high, end) = Value(tokens, i);
        if (end == i)
            return (null, i);
        if (KindOf(tokens, i, end, low) is var kind && kind != NumberKind.Quantity)
            return (new NumberMention(tokens.Cover(i, end - 1), low, high, null, kind), end);
        (low, high, end) = Range(tokens, low, high, end);
        var from = i;
        foreach (var (words, lower, upper) in Qualifiers)
            if (words.Select((word, k) => tokens.Word(i - words.Length + k) == word).All(same => same))
            {
                (low, high, from) = (lower(low), upper(high), i - words.Length);
                break;
            }
        var unit = Unit(tokens, ref from, ref end, low, high);
        return (new NumberMention(tokens.Cover(from, end - 1), low, high, unit, NumberKind.Quantity), end);
    }

    /// <summary>Reads "3.5 million", "twenty-one", "two hundred", "a dozen", "several"; <c>End</c> = <paramref name="i"/> where there is no number.</summary>
    private static (double Low, double High, int End) Value(Tokens tokens, int i)
    {
        var word = tokens.Word(i);
        double low, high;
        if (tokens[i].Kind == ChunkKind.Number && double.TryParse(word.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out low))
            high = low;
        else if (Lexemes.TryGetValue(word, out var entry) && (entry.Kind == "value" || (entry.Kind == "vague" && tokens.Word(i + 1) != "more")))
            (low, high) = (entry.Low, entry.High);
        else if (word.Split('-') is [var tens, var ones] && IsValue(tens, out low) && IsValue(ones, out var more) && low >= 20 && more < 10)
            high = low += more;
        else
            return (0, 0, i);
        var end = i + 1;
        while (Lexemes.TryGetValue(tokens.Word(end), out var scale) && (scale.Kind == "scale" || scale.Word == "dozen"))
            (low, high, end) = (low * scale.Low, high * scale.Low, end + 1);
        return (low, high, end);
    }

    private static bool IsValue(string word, out double value)
    {
        var known = Lexemes.TryGetValue(word, out var entry) && entry.Kind == "value";
        value = known ? entry!.Low : 0;
        return known;
    }

    /// <summary>"10 to 12", "10-12".</summary>
    private static (double, double, int) Range(Tokens tokens, double low, double high, int end)
    {
        if (tokens.Word(end) is not ("to" or "-" or "–") || end + 1 >= tokens.Count)
            return (low, high, end);
        var (_, upper, next) = Value(tokens, end + 1);
        return next > end + 1 && upper > high ? (low, upper, next) : (low, high, end);
    }

    private static NumberKind KindOf(Tokens tokens, int i, int end, double value)
    {
        bool IsMonth(int at) => Lexemes.TryGetValue(tokens.Word(at).TrimEnd('.'), out var entry) && entry.Kind == "month" && char.IsUpper(tokens.Raw(at)[0]);
        var digits = tokens[i].Kind == ChunkKind.Number;
        var next = tokens.Word(end);
        if (digits && (IsMonth(i - 1) || IsMonth(end) || (tokens.Word(i - 1) == "." && IsMonth(i - 2))))
            return NumberKind.Date;
        if (digits && tokens.Touch(end) && next is "st" or "nd" or "rd" or "th")
            return NumberKind.Ordinal;
        if (next is "a.m" or "p.m" or "am" or "pm" or "o'clock" or "gmt" or "utc" || (digits && (tokens.Word(i - 1) == ":" || next == ":" && tokens.Touch(end + 1) && tokens[Math.Min(end + 1, tokens.Count - 1)].Kind == ChunkKind.Number)))
            return NumberKind.Time;
        if (next is "year-old" or "years-old" || tokens.Word(i - 1) == "aged" || (next == "-" && tokens.Word(end + 1).StartsWith("year", StringComparison.Ordinal))
            || (digits && value is > 4 and < 110 && tokens.Word(i - 1) == "," && next == "," && tokens.Word(i - 2).Length > 1 && char.IsUpper(tokens.Raw(i - 2)[0])))
            return NumberKind.Age;
        return digits && end == i + 1 && value is >= 1900 and < 2100 && tokens.Raw(i).Length == 4 ? NumberKind.Year : NumberKind.Quantity;
    }

    private static string? Unit(Tokens tokens, ref int from, ref int end, double low, double high)
    {
        if (from > 0 && tokens.Word(from - 1) is "$" or "€" or "£")
            return tokens.Word(--from);
        if (tokens.Word(end) is "%" or "percent" or "pct")
        {
            end++;
            return "percent";
        }
        if (tokens.Word(end) == "per" && tokens.Word(end + 1) == "cent")
        {
            end += 2;
            return "percent";
        }
        for (var k = 0; k < NounWithin && end + k < tokens.Count; k++)
        {
            var word = tokens.Word(end + k);
            if (tokens[end + k].Kind != ChunkKind.Word || StopWords.Contains(word))
                return null;
            if (low == 1 && high == 1)
                return Stemmer.Stem(word);
            if (IsPlural(word))
                return Stemmer.Stem(word switch { "men" => "man", "women" => "woman", "children" => "child", "people" => "person", _ => word });
        }
        return null;
    }

    private static bool IsPlural(string word) =>
        (word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("'s", StringComparison.Ordinal))
        || (Lexemes.TryGetValue(word, out var entry) && entry.Kind == "plural");

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}

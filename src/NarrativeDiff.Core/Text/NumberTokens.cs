using System.Globalization;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>The words and marks of a text without its white space, as numbers are read from them: "1 250" is one number, "-5" and "½" are
/// too.</summary>
internal sealed class NumberTokens
{
    private const int Group = 3;

    /// <summary>A number in groups has at most so many: trillions.</summary>
    private const int MaxGroups = 5;

    private readonly string _text;
    private List<(Chunk Chunk, string Word)> _tokens = [];

    public NumberTokens(string text)
    {
        _text = text;
        foreach (var chunk in Chunker.Each(text))
            if (chunk.Kind != ChunkKind.Space)
                Add(chunk);
        _tokens = Joined();
    }

    public int Count => _tokens.Count;

    public Chunk this[int i] => _tokens[i].Chunk;

    /// <summary>Lower-cased; empty beyond either end.</summary>
    public string Word(int i) => Has(i) ? _tokens[i].Word : "";

    /// <summary>As the text has it.</summary>
    public string Raw(int i) => Has(i) ? _tokens[i].Chunk.Span.Of(_text) : "";

    public bool StandAt(int i, string[] words)
    {
        for (var k = 0; k < words.Length; k++)
            if (Word(i + k) != words[k])
                return false;
        return true;
    }

    public bool IsNumber(int i) => Has(i) && this[i].Kind == ChunkKind.Number;

    public bool IsCapitalised(int i) => Has(i) && char.IsUpper(_text[this[i].Span.Start]);

    /// <summary>No white space stands before the token.</summary>
    public bool Touches(int i) => i > 0 && Has(i) && this[i - 1].Span.End == this[i].Span.Start;

    public TextSpan Cover(int from, int to) => TextSpan.FromBounds(this[from].Span.Start, this[to].Span.End);

    private bool Has(int i) => i >= 0 && i < _tokens.Count;

    private void Add(Chunk chunk)
    {
        var raw = chunk.Span.Of(_text);
        if (chunk is { Kind: ChunkKind.Punctuation, Span.Length: 1 } && CharUnicodeInfo.GetNumericValue(raw[0]) is > 0 and < 1 and var part)
            AddPart(chunk, part.ToString("0.####", CultureInfo.InvariantCulture));
        else
            _tokens.Add((chunk, raw.ToLowerInvariant()));
    }

    /// <summary>"½", and the "½" of "1½".</summary>
    private void AddPart(Chunk chunk, string part)
    {
        if (
            _tokens.Count > 0
            && _tokens[^1].Chunk is { Kind: ChunkKind.Number } whole
            && whole.Span.End == chunk.Span.Start
            && _tokens[^1].Word.All(char.IsAsciiDigit)
        )
            _tokens[^1] = (whole with { Span = TextSpan.FromBounds(whole.Span.Start, chunk.Span.End) }, _tokens[^1].Word + part[1..]);
        else
            _tokens.Add((chunk with { Kind = ChunkKind.Number }, part));
    }

    /// <summary>Each number with what belongs to it: its groups of digits, its decimals, the point or sign before it.</summary>
    private List<(Chunk Chunk, string Word)> Joined()
    {
        var joined = new List<(Chunk Chunk, string Word)>(_tokens.Count);
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!IsNumber(i) || !char.IsAsciiDigit(Word(i)[0]))
            {
                joined.Add(_tokens[i]);
                continue;
            }
            var (from, first) = (i, i);
            var word = Groups(ref i);
            word = Decimals(ref i, word);
            if (joined.Count > 0 && Prefix(first) is { } prefix)
            {
                joined.RemoveAt(joined.Count - 1);
                (from, word) = (first - 1, prefix + word);
            }
            joined.Add((new Chunk(Cover(from, i), ChunkKind.Number), word));
        }
        return joined;
    }

    /// <summary>".5", "-5", "–5%"; not the dash of "3-5" nor the point of "v.5".</summary>
    private string? Prefix(int i)
    {
        if (i == 0 || !Touches(i) || (i > 1 && Touches(i - 1) && Raw(i - 2) is not ("(" or "$" or "£" or "€" or "<" or ">" or "~")))
            return null;
        return Raw(i - 1) is "." or "·" ? "0."
            : Raw(i - 1) is "-" or "−" && !IsNumber(i - 2) ? "-"
            : Raw(i - 1) == "–" && !IsNumber(i - 2) && Word(i + 1) is "%" or "percent" or "per" or "°" ? "-"
            : null;
    }

    /// <summary>"1 250 000", "10’000": one space or apostrophe between groups of three digits.</summary>
    private string Groups(ref int i)
    {
        var word = Word(i);
        if (
            word.Length > Group
            || !word.All(char.IsAsciiDigit)
            || word[0] == '0'
            || (IsCapitalised(i - 1) && NumberLexicon.Is("month", Word(i - 1)))
            || IsNumber(i - 1)
        )
            return word;
        for (var groups = 1; groups < MaxGroups; groups++)
        {
            var next =
                IsNumber(i + 1) && this[i + 1].Span.Start == this[i].Span.End + 1 ? i + 1
                : Raw(i + 1) is "'" or "’" && Touches(i + 1) && Touches(i + 2) ? i + 2
                : -1;
            if (next < 0 || !IsNumber(next) || !StartsWithGroup(Word(next)))
                break;
            (word, i) = (word + Word(next), next);
            if (Word(i).Length > Group)
                break;
        }
        return word;
    }

    private static bool StartsWithGroup(string word) =>
        word.Length >= Group
        && word.AsSpan(0, Group).IndexOfAnyExceptInRange('0', '9') < 0
        && (word.Length == Group || (!char.IsAsciiDigit(word[Group]) && word[Group] is not (',' or ':')));

    /// <summary>"2·5", "2 1/2".</summary>
    private string Decimals(ref int i, string word)
    {
        if (Word(i + 1) == "·" && Touches(i + 1) && Touches(i + 2) && IsNumber(i + 2))
            return word + "." + Word(i += 2);
        if (
            IsNumber(i + 1)
            && Word(i + 2) == "/"
            && Touches(i + 2)
            && Touches(i + 3)
            && word.All(char.IsAsciiDigit)
            && word.Length <= Group
            && Word(i + 1) is [>= '1' and <= '9'] above
            && Word(i + 3) is [>= '2' and <= '9'] below
            && above[0] < below[0]
        )
        {
            i += 3;
            return (int.Parse(word, CultureInfo.InvariantCulture) + ((above[0] - '0') / (double)(below[0] - '0'))).ToString(
                "0.####",
                CultureInfo.InvariantCulture
            );
        }
        return word;
    }
}

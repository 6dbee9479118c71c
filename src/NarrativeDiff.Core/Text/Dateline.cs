using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NarrativeDiff.Core.Text;

/// <summary>Finds the place, date and agency a paragraph opens with: <c>LISBON, Portugal (AP) —</c>.</summary>
/// <remarks>
/// With an agency, a date or a region it is one anywhere. A bare place in capitals, or <c>Town, Country –</c>, is one only in an article's
/// first lines:
/// further down it is a heading run into its paragraph.
/// </remarks>
internal static class Dateline
{
    /// <summary>Lines of text within which a bare place is a dateline; headline and standfirst may come before it.</summary>
    public const int FirstLines = 4;

    private const int Longest = 120;

    private const string Dash = @"\s?(?:—|–|--|-|_)\s+";

    private const string Month =
        @"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June|"
        + @"July|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)";

    private const string Date = $@"(?:{Month}\s\d{{1,2}}|\d{{1,2}}\s{Month})(?:,?\s\d{{4}})?";

    private const string Capitals = @"\p{Lu}[\p{Lu}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]+){0,2}";

    private const string Titled = @"\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}";

    private const string Region = @"(?:,\s(?:\p{Lu}[\p{L}.]+)(?: \p{Lu}[\p{L}.]+)?)";

    private static readonly string Agency = @"\((?:[\p{Lu}\d /.&]{2,20}|" + string.Join('|', Lexicon.Lines("agencies.txt")) + @")\)";

    // "LISBON, Portugal (AP) — ", "OSLO, May 3 (Reuters) - ", "OSLO, May 3 (Northern Wire) - ", "May 3 (Reuters) – ", "Oslo (CNN) — ",
    // "(CNN) -- "
    private static readonly Regex WithSource = New(
        $"^(?:(?:{Capitals}|{Titled}){Region}{{0,2}},?\\s(?:{Date}\\s)?{Agency}|{Date}\\s{Agency}|{Agency}|"
            + $"(?:{Capitals}){Region}{{0,2}},?\\s{Date}(?:\\s\\({Titled}\\))?){Dash}"
    );

    // "MANCHESTER, N.H. - ", "SEOUL, South Korea — "
    private static readonly Regex WithRegion = New(
        $@"^{Capitals},\s(?:(?:\p{{Lu}}\p{{Ll}}*\.)+|\p{{Lu}}\p{{Ll}}+)(?: \p{{Lu}}\p{{Ll}}+)?{Dash}"
    );

    // "GENEVA — ", "Ankara, Turkey – "
    private static readonly Regex Bare = New($@"^(?:{Capitals}{Dash}|{Titled},\s{Titled}\s[—–]\s+)");

    private static readonly FrozenSet<string> Headings = Lexicon
        .Lines("boilerplate-words.tsv")
        .Select(line => line.Split('\t', 2))
        .Where(cells => cells[0] == "heading")
        .SelectMany(cells => cells[1].Split('|'))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="line">A paragraph.</param>
    /// <param name="isEarly">It is one of the article's first lines of text.</param>
    /// <returns>Length of the dateline with the space behind it, 0 where there is none; the whole line where it holds nothing
    /// else.</returns>
    public static int Length(string line, bool isEarly)
    {
        // the added word lets a dateline that stands alone on its line be read like any other
        var opening = (line.Length < Longest ? line + " A" : line)[..Math.Min(line.Length + 2, Longest)];
        if (WithSource.Match(opening) is { Success: true } sourced)
            return Math.Min(sourced.Length, line.Length);
        var bare = WithRegion.Match(opening) is { Success: true } || !isEarly ? WithRegion.Match(opening) : Bare.Match(opening);
        return bare.Success && bare.Length < opening.Length && IsPlace(bare.Value) && StartsSentence(opening[bare.Length])
            ? Math.Min(bare.Length, line.Length)
            : 0;
    }

    private static bool StartsSentence(char c) =>
        char.IsUpper(c) || char.IsDigit(c) || Characters.IsQuote(c) || Characters.IsOpeningBracket(c);

    /// <summary>A place has neither a tag ("EXCLUSIVE") nor a small word ("HE'S OUT") in it.</summary>
    private static bool IsPlace(string opening) =>
        !Chunker
            .Chunk(opening)
            .Where(chunk => chunk.Kind == ChunkKind.Word)
            .Select(chunk => chunk.Span.Of(opening))
            .Any(word =>
                Headings.Contains(word)
                || (StopWords.Contains(word) && !word.Contains('.', StringComparison.Ordinal))
                || word.Contains('\'', StringComparison.Ordinal)
                || word.Contains('’', StringComparison.Ordinal)
            );

    private static Regex New(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}

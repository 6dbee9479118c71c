using System.Globalization;
using System.Text;

namespace NarrativeDiff.Benchmarks.Hostile;

/// <summary>A text that repeats what an algorithm may dwell on, at any length.</summary>
/// <param name="Make">The body of at least so many UTF-16 code units.</param>
internal sealed record TextBomb(string Name, Func<int, string> Make, bool IsHtml = false);

/// <summary>The texts of which reading, analysis and comparison must not slow down: marks, words, numbers, scripts and HTML without
/// end.</summary>
internal static class TextBombs
{
    private static readonly string[] NumberWords =
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twenty",
        "hundred",
        "thousand",
        "million",
    ];

    public static IReadOnlyList<TextBomb> All { get; } =
    [
        .. Repeated(
            "\"",
            "'",
            "“",
            "‘",
            "''",
            "«",
            "„",
            "\" ",
            "'a ",
            "\"a\" ",
            "“a “b ‘c ",
            "-",
            "- ",
            "–",
            "— a ",
            "a-",
            "A.A.",
            "A. ",
            "1.1.1",
            "1,",
            "1 ",
            "1:",
            ". ",
            ".",
            "...",
            "? ",
            ", ",
            ",",
            "; ",
            "(",
            "( ",
            "(a ",
            "[",
            ")",
            " ",
            "\t",
            "\u00a0",
            "\n",
            "a",
            "a ",
            "A ",
            "Anna Holm ",
            "said ",
            ", said",
            "said that Boris ",
            "Anna said, ",
            "according to ",
            "he said she said ",
            "“Yes,” he said, ",
            "not ",
            "never no ",
            "$1.5 million ",
            "5 per cent ",
            "at least 12 people ",
            "12 people and ",
            "between 3 and ",
            "3 May ",
            "9",
            "Mr. ",
            "the mayor, ",
            "President Holm of ",
            "because ",
            "which ",
            "and, ",
            "was killed by ",
            "may ",
            "attack ",
            "e\u0301",
            "\u0301",
            "\u200b",
            "漢",
            "漢字 ",
            "👩‍👩‍👧 ",
            "\ud800",
            "\u202e",
            "ß",
            "http://a.b/c ",
            "word.word",
            "a'",
            "a’b’c ",
            "/",
            "%",
            "$",
            "&amp;",
            "#",
            "It’s “x” ",
            "Police said. ",
            "Two died. "
        ),
        new("number words", length => Cycle(length, i => NumberWords[i % NumberWords.Length] + " ")),
        new("numbers that grow", length => Cycle(length, i => i.ToString(CultureInfo.InvariantCulture) + " dead, ")),
        new("prices in one line", length => Cycle(length, i => string.Create(CultureInfo.InvariantCulture, $"${i}.99 "))),
        new("names in a row", length => Cycle(length, i => $"{Name(i)} {Name(i * 7 + 3)}, ")),
        new("speakers", length => Cycle(length, i => $"{Name(i)} said the bridge of {Name(i * 5 + 1)} was unsafe. ")),
        new("lines of one word", length => Cycle(length, i => Name(i) + "\n")),
        new("one number", length => new string('9', length)),
        .. Html(
            "<p>",
            "<div>a",
            "<b>a</b>",
            "<a href=x>",
            "<",
            "&",
            "<!--",
            "<td>a</td>",
            "<script>",
            "<p hidden>a",
            "<figcaption>a</figcaption>",
            "<br>"
        ),
        new("attributes", length => "<p " + Cycle(length, i => $"a{i}=1 ") + ">A bridge was closed.", IsHtml: true),
        new("empty elements", length => "<form>" + Cycle(length, _ => "<i></i>") + "A bridge was closed.</form>", IsHtml: true),
    ];

    private static IEnumerable<TextBomb> Repeated(params string[] units) =>
        units.Select(unit => new TextBomb(Shown(unit), length => Cycle(length, _ => unit)));

    private static IEnumerable<TextBomb> Html(params string[] units) =>
        units.Select(unit => new TextBomb(
            $"html {Shown(unit)}",
            length => "A bridge was closed." + Cycle(length, _ => unit) + "A bridge was opened.",
            IsHtml: true
        ));

    private static string Cycle(int length, Func<int, string> piece)
    {
        var text = new StringBuilder(length + 64);
        for (var i = 0; text.Length < length; i++)
            text.Append(piece(i));
        return text.ToString();
    }

    /// <summary>A capitalised word, another for each number.</summary>
    private static string Name(int number)
    {
        var name = new StringBuilder();
        for (var rest = number + 26; rest > 0; rest /= 26)
            name.Append((char)('a' + rest % 26));
        name[0] = char.ToUpperInvariant(name[0]);
        return name.Append("en").ToString();
    }

    private static string Shown(string unit)
    {
        var shown = new StringBuilder("`");
        foreach (var c in unit)
            shown.Append(
                c is > ' ' and < '\u007f' || (char.IsLetter(c) && c < '\u0300') || c is '“' or '”' or '‘' or '’' or '«' or '„' or '–' or '—'
                    ? c.ToString()
                : c == ' ' ? " "
                : $"\\u{(int)c:x4}"
            );
        return shown.Append('`').ToString();
    }
}

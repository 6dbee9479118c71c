using CsCheck;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Hostile;

/// <summary>Articles that look real and are broken somewhere: marks, spaces, scripts, numbers and tags in the wrong place, cut
/// anywhere.</summary>
internal static class FuzzedTexts
{
    private static readonly string[] Phrases =
    [
        "A bridge was closed",
        "the mayor, Anna Holm, said",
        "according to police",
        "two men were killed",
        "the company denied",
        "at least 12 people",
        "$1.5 million",
        "5 per cent",
        "on Monday",
        "3 May 2024",
        "who had been arrested",
        "because of the strike",
        "which the union called",
        "he said",
        "said Ivo Sand",
        "“it is over”",
        "\"a disgrace\"",
        "'so-called'",
        "‘quite’",
        "not",
        "no one",
        "may have",
        "allegedly",
        "adding that",
        "a former minister",
        "Dr. J. R. Voss",
        "the U.S.-led talks",
        "Election 2024:",
        "LONDON (Reuters) -",
        "By Ann Example",
        "between 3 and 4",
        "a dozen",
        "10 000",
        "−5C",
        "£1 250",
        "1,000,000",
        "the attack",
        "protesters",
        "terrorists",
        "the reform",
        "was not found guilty",
        "refused bail",
        "thousands of",
        "half a million",
        "twenty-one",
        "99999999999999999999999",
        "9/11",
        "http://a.b/c?d=e",
        "@someone",
        "#tag",
        "Das Feuer brach aus",
        "火災が発生した",
        "пожар",
        "حريق",
        "आग",
        "ไฟไหม้",
        "🔥",
        "👩‍👩‍👧",
        "e\u0301te\u0301",
        "Šimůnek",
        "ﬁre",
        "naïve",
        "<b>bold</b>",
        "</p><p>",
        "<q>said</q>",
        "&amp;",
        "&#8220;",
        "<!-- x -->",
        "<div hidden>",
    ];

    private static readonly string[] Marks =
    [
        ".",
        ",",
        "?",
        "!",
        ";",
        ":",
        "…",
        "...",
        "—",
        "–",
        " - ",
        "-",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "'",
        "`",
        "´",
        "«",
        "»",
        "„",
        "(",
        ")",
        "[",
        "]",
        "/",
        "%",
        "$",
        "&",
        "<",
        ">",
        "*",
        "#",
        "\\",
        "|",
        "''",
        "\"\"",
        ".”",
        ",”",
        "?”",
        "\u0301",
    ];

    private static readonly string[] Spaces =
    [
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u202f",
        "\u2009",
        "\u200b",
        "\u200d",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\0",
        "",
        "\ud83d",
        "\udd25",
        "  ",
    ];

    private static readonly Gen<string> Piece =
        from phrase in OneOf(Phrases)
        from marks in OneOf(Marks).Array[0, 2]
        from times in Gen.Frequency((30, Gen.Const(1)), (1, Gen.Int[2, 40]))
        from space in OneOf(Spaces)
        select string.Concat(Enumerable.Repeat(phrase + string.Concat(marks) + space, times));

    /// <summary>Mostly of some lines, now and then of ten thousand characters; cut at any place.</summary>
    public static readonly Gen<string> Text =
        from pieces in Gen.Frequency((20, Piece.Array[1, 30]), (3, Piece.Array[30, 120]), (1, Piece.Array[120, 400]))
        let text = string.Concat(pieces)
        from end in Gen.Frequency((1, Gen.Const(text.Length)), (1, Gen.Int[0, text.Length]))
        select text[..Math.Min(end, 10_000)];

    public static readonly Gen<ArticleVersion> Article =
        from body in Text
        from headline in Text
        from outlet in OneOf("anvil", "beacon", "courier")
        from id in Gen.Int[0, 1]
        from hours in Gen.Int[0, 30]
        from html in Gen.Bool
        select new ArticleVersion
        {
            Key = new ArticleKey(new OutletId(outlet), $"fuzzed-{id}"),
            Headline = headline[..Math.Min(headline.Length, 300)],
            Body = body,
            BodyType = html ? BodyType.Html : BodyType.PlainText,
            PublishedAt = new DateTimeOffset(2024, 3, 5, 8, 0, 0, TimeSpan.Zero).AddHours(hours),
        };

    /// <summary>One to four versions, some of one article, some the same text cut or with a word more.</summary>
    public static readonly Gen<ArticleVersion[]> Story =
        from versions in Article.Array[1, 3]
        from place in Gen.Int[0, 10_000]
        from piece in Piece
        let first = versions[0]
        let at = first.Body.Length == 0 ? 0 : place % first.Body.Length
        select (ArticleVersion[])
            [
                .. versions,
                first with
                {
                    Body = first.Body[..at] + piece + first.Body[at..],
                    Key = versions[^1].Key,
                    PublishedAt = first.PublishedAt.AddMinutes(40),
                },
            ];

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}

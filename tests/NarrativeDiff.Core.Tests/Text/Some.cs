using CsCheck;

namespace NarrativeDiff.Core.Text;

/// <summary>Makes texts for property tests: news-like pieces strung together with anything at all between them.</summary>
internal static class Some
{
    private static readonly string[] Pieces =
    [
        "The mayor",
        " said",
        " that",
        " U.S.",
        " Mr. Lang",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\u00a0",
        "\u2028",
        ".",
        "!",
        "?",
        "…",
        "...",
        "“",
        "”",
        "\"",
        "'",
        "’",
        "‘",
        "—",
        "–",
        "-",
        "(",
        ")",
        ", which",
        ", who had",
        ", and she was",
        ";",
        " while",
        " 3.5 million",
        " $3",
        " 12",
        "%",
        " two",
        " dozens of",
        " on May 3",
        "By ",
        "By",
        "Web Desk",
        "(Reuters)",
        "LONDON (AP) —",
        "Read more: ",
        "Photo: ",
        "<p>",
        "</p>",
        "<script>",
        "</div>",
        "<br>",
        "&amp;",
        "&#0;",
        "&nbsp;",
        "\0",
        "\u0007",
        "\ud83d",
        "\udca5",
        "💥",
        "e\u0301",
        "ß",
        "İ",
        "中文。",
        "\ufeff",
        "\u00ad",
        " saying",
        " adding that",
        " after accusing",
        ",",
        ":",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]);

    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.String,
        Piece.Array[0, 60].Select(string.Concat),
        Gen.OneOf(Piece, Gen.String[0, 5]).Array[0, 60].Select(string.Concat)
    );
}

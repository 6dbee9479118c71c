using System.Collections.Immutable;

namespace NarrativeDiff.Core.Language;

/// <summary>Languages by their tags: the codes and names that others use for them, and the English name that a reader sees.</summary>
internal static class LanguageTags
{
    /// <summary>ISO 639-1, ISO 639-3 with the older bibliographic code, the English name last.</summary>
    private const string Table = """
        ar ara arabic; be bel belarusian; bg bul bulgarian; bn ben bengali; ca cat catalan; cs ces cze czech; da dan danish;
        de deu ger german; el ell gre greek
        en eng english; es spa spanish; et est estonian; fa fas per persian; fi fin finnish; fr fra fre french; he heb hebrew;
        hi hin hindi; hr hrv croatian
        hu hun hungarian; id ind indonesian; it ita italian; ja jpn japanese; ka kat geo georgian; ko kor korean; lt lit lithuanian;
        lv lav latvian; mk mkd mac macedonian
        nb nob no nor norwegian; nl nld dut dutch; pl pol polish; pt por portuguese; ro ron rum romanian; ru rus russian;
        sk slk slo slovak; sl slv slovenian
        sq sqi alb albanian; sr srp serbian; sv swe swedish; th tha thai; tr tur turkish; uk ukr ukrainian; ur urd urdu;
        vi vie vietnamese; zh zho chi chinese
        """;

    private static readonly ImmutableArray<string[]> Rows =
    [
        .. Table.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(' ')),
    ];

    private static readonly ImmutableDictionary<string, string> Tags = Rows.SelectMany(row => row.Select(code => (Code: code, Tag: row[0])))
        .ToImmutableDictionary(pair => pair.Code, pair => pair.Tag, StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableDictionary<string, string> Names = Rows.ToImmutableDictionary(
        row => row[0],
        row => char.ToUpperInvariant(row[^1][0]) + row[^1][1..],
        StringComparer.Ordinal
    );

    /// <returns>The tag of a code or an English name; null where it is not known.</returns>
    public static string? Of(string code) => Tags.GetValueOrDefault(code);

    /// <summary>The language without script and region, in one form whatever code names it: <c>en</c> of <c>en-GB</c> and of <c>eng</c>;
    /// null of none.</summary>
    public static string? Primary(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
            return null;
        var first = tag.Split('-', 2)[0];
        return Of(first) ?? first.ToLowerInvariant();
    }

    /// <summary>As a sentence names it: "Russian"; the tag where there is no name.</summary>
    public static string Name(string tag) => Primary(tag) is { } primary && Names.TryGetValue(primary, out var name) ? name : tag;
}

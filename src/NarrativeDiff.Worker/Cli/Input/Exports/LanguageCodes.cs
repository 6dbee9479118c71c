using System.Text.RegularExpressions;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Language tags of the codes and names that exports use.</summary>
internal static partial class LanguageCodes
{
    /// <summary>ISO 639-1, ISO 639-3 (and the older bibliographic code) and the English name.</summary>
    private static readonly Dictionary<string, string> Known = Table("""
        ar ara arabic; bg bul bulgarian; bn ben bengali; ca cat catalan; cs ces cze czech; da dan danish; de deu ger german; el ell gre greek; en eng english; es spa spanish
        et est estonian; fa fas per persian; fi fin finnish; fr fra fre french; he heb hebrew; hi hin hindi; hr hrv croatian; hu hun hungarian; id ind indonesian; it ita italian
        ja jpn japanese; ko kor korean; lt lit lithuanian; lv lav latvian; nb nob norwegian; nl nld dut dutch; pl pol polish; pt por portuguese; ro ron rum romanian; ru rus russian
        sk slk slo slovak; sl slv slovenian; sq sqi alb albanian; sr srp serbian; sv swe swedish; th tha thai; tr tur turkish; uk ukr ukrainian; ur urd urdu; vi vie vietnamese; zh zho chi chinese
        """);

    /// <returns>A BCP 47 tag; null where the text is no code that is known or well formed.</returns>
    public static string? Tag(string? code)
    {
        if (code?.Trim() is not { Length: > 0 and <= 35 } text)
            return null;
        if (Known.TryGetValue(text, out var tag))
            return tag;
        text = text.Replace('_', '-');
        return WellFormed().IsMatch(text) ? text : null;
    }

    private static Dictionary<string, string> Table(string lines) => lines
        .Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .SelectMany(codes => codes.Select(code => (Code: code, Tag: codes[0])))
        .ToDictionary(pair => pair.Code, pair => pair.Tag, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex WellFormed();
}

using System.Globalization;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Numbers and short texts as a picture takes them.</summary>
internal static class Svg
{
    public static string Unit(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a text where there is no room for all of it: at the end of a word where one ends near, and never within a
    /// sign.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var space = text.LastIndexOf(' ', most - 1);
        var end = space > most / 2 ? space : most - 1;
        return (char.IsHighSurrogate(text[end - 1]) ? text[..(end - 1)] : text[..end]).TrimEnd(',', ' ') + "…";
    }
}

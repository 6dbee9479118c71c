using System.Text.RegularExpressions;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>What a card of the first screen calls the subject of a finding: words that a reader knows without the codebook.</summary>
internal static partial class CardWords
{
    private const string NumberLabel = "number: ";
    private const string SuperlativeLabel = "superlative: ";

    private static readonly string[] Measures = ["percent", "per cent", "%", "thousand", "million", "billion", "trillion"];

    /// <summary>Where there is no room for all of it, up to the last comma that leaves enough, else the last word.</summary>
    public static string Short(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = text[..most].LastIndexOfAny([',', ';', '–']);
        return end > most / 3 ? $"{text[..end].TrimEnd()} …" : Svg.Cut(text, most);
    }

    public static string SubjectOf(ReportView view, Finding finding) =>
        finding.Subject switch
        {
            { Type: SubjectType.Theme } subject => ThemeOf(view, finding, subject),
            { Type: SubjectType.Fact } subject => FactOf(finding, subject.Label),
            { } subject => subject.Label,
            null => finding.Kind,
        };

    /// <summary>A theme is told in its central sentence: its names alone say what it holds only to those who have read the
    /// articles.</summary>
    private static string ThemeOf(ReportView view, Finding finding, FindingSubject subject) =>
        view.Report.Themes.FirstOrDefault(theme => theme.Id == subject.Id)?.Label
        ?? finding
            .Positions.SelectMany(position => position.Evidence)
            .Where(index => index >= 0 && index < finding.Evidence.Length)
            .Select(index => finding.Evidence[index].Exact)
            .FirstOrDefault(subject.Label);

    private static string FactOf(Finding finding, string label)
    {
        if (label.StartsWith(SuperlativeLabel, StringComparison.Ordinal))
            return $"Who or what is {label[SuperlativeLabel.Length..]}";
        if (label == "day of the event")
            return "Which day";
        return !label.StartsWith(NumberLabel, StringComparison.Ordinal) ? label
            : CountedIn(finding) is { } things ? $"How many {things}"
            : $"How much: {label[NumberLabel.Length..]}";
    }

    /// <summary>The things counted as an article writes them after its number: "men" of "Three men".</summary>
    private static string? CountedIn(Finding finding) =>
        finding
            .Positions.Select(position => CountedThings().Match(position.Says ?? ""))
            .Where(found => found.Success && !Measures.Contains(found.Groups[1].Value, StringComparer.OrdinalIgnoreCase))
            .Select(found => found.Groups[1].Value)
            .FirstOrDefault();

    /// <summary>The names that set an article apart: without their counts, and without those that all articles use.</summary>
    /// <returns>Empty where all use the same names.</returns>
    public static IReadOnlyList<(string Siglum, string Names)> NamesOf(Finding finding)
    {
        var names = finding
            .Positions.Where(position => position.Says is not null)
            .Select(position => (position.Siglum, Names: NamesIn(position.Says!)))
            .ToArray();
        if (names.Length < 2)
            return [];
        var common = names
            .Select(article => article.Names.Select(name => name.Name))
            .Aggregate((all, mine) => all.Intersect(mine, StringComparer.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        return names.All(article => article.Names.All(name => common.Contains(name.Name)))
            ? []
            :
            [
                .. names.Select(article =>
                    (
                        article.Siglum,
                        string.Join(
                            ", ",
                            article
                                .Names.Where(name => !common.Contains(name.Name))
                                .DefaultIfEmpty(article.Names[0])
                                .Select(name => name.Name + (name.IsOwn ? "" : " (others’ words)"))
                        )
                    )
                ),
            ];
    }

    /// <summary>Each name in quotation marks, and whether the outlet uses it in its own voice.</summary>
    private static (string Name, bool IsOwn)[] NamesIn(string says) =>
        QuotedName().Matches(says) is { Count: > 0 } found
            ? [.. found.Select(name => (name.Groups[1].Value, name.Groups[2].Value.Contains("own", StringComparison.Ordinal)))]
            : [(says, true)];

    [GeneratedRegex(@"\s(\p{L}{3,})$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CountedThings();

    [GeneratedRegex("(“[^”]*”)([^;“]*)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex QuotedName();
}

using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Site;

/// <summary>The ids by which the parts of a page link to each other.</summary>
/// <remarks>Ids of statements and findings come from the report; anything but letters, digits and dashes is replaced, so that they cannot leave an attribute or a selector.</remarks>
internal static class Anchors
{
    public static string Statement(string id) => $"statement-{Safe(id)}";

    public static string Reading(string statement, string siglum) => $"{Statement(statement)}-{siglum}";

    public static string Finding(string id) => $"finding-{Safe(id)}";

    public static string FindingRow(string id) => $"all-{Safe(id)}";

    public static string Rule(string id) => $"rule-{Safe(id)}";

    public static string Article(string siglum) => $"article-{siglum}";

    public static string History(string siglum) => $"history-{siglum}";

    public static string Sentence(VersionText version, int sentence) =>
        version.IsNewest ? $"{version.Witness.Siglum}-{sentence}" : $"{version.Witness.Siglum}-v{version.Version}-{sentence}";

    private static string Safe(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
}

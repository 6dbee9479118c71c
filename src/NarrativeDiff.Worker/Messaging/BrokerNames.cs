using System.Text;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>The names strangers bind to: exchanges, queues and routing keys.</summary>
/// <remarks>A queue's arguments cannot be changed once it exists, so the names of queues carry a version.</remarks>
internal static class BrokerNames
{
    public const string Articles = "nd.articles";
    public const string ArticleQueue = "nd.article-versions.v1";
    public const string DeadArticleQueue = "nd.article-versions.v1.dead";
    public const string Outcomes = "nd.outcomes";
    public const string Quarantine = "nd.quarantine";
    public const string QuarantineQueue = "nd.quarantine.v1";
    public const string Reports = "nd.reports";
    public const string StoryChanges = "nd.story-changes";

    /// <summary>Routing keys end at 255 bytes and part at dots.</summary>
    private const int LongestWord = 80;

    public static string ArticleKey(string? outlet) => $"article.{Word(outlet)}";

    public static string OutcomeKey(string? outlet, string outcome) => $"outcome.{Word(outlet)}.{outcome}";

    public static string ReportKey(string storyId, string status) => $"report.{Word(storyId)}.{status}";

    public static string QuarantineKey(string? outlet, string code) => $"quarantine.{Word(outlet)}.{code}";

    private static string Word(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "unknown";
        var word = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, LongestWord)))
            word.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_');
        return word.ToString();
    }
}

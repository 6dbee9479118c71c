using System.Collections.Frozen;
using System.Globalization;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Says what a reading's best link to the other readings of its statement rests on.</summary>
public static class LinkReasonPhrases
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["articles"] = "the articles as a whole",
        ["otherWitnesses"] = "other articles that agree",
        ["quotation"] = "the quotation",
        ["position"] = "place in the article",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>For example <c>words +1.4, meaning +1.1, numbers −0.5</c>, in log-odds; empty where no link of the reading has
    /// reasons.</returns>
    public static string Of(ReportView view, ReportStatement statement, ReportReading reading)
    {
        var others = statement
            .Readings.Where(other => other.Siglum != reading.Siglum)
            .SelectMany(other => other.Sentences.Select(sentence => (other.Siglum, sentence)))
            .ToHashSet();
        var best = reading
            .Sentences.SelectMany(sentence => view.LinksOf(reading.Siglum, sentence))
            .Where(link => others.Contains((link.Siglum, link.Sentence)))
            .MaxBy(link => link.Score);
        return string.Join(
            ", ",
            (best?.Because ?? []).Select(reason =>
                $"{Names.GetValueOrDefault(reason.Name, reason.Name)} {reason.Adds.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture)}"
            )
        );
    }
}

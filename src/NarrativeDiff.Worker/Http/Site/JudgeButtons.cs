using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>What a button of the reviewer's desk is about, as the API takes it.</summary>
internal static class JudgeButtons
{
    public static string Finding(Finding finding) => Written(new { finding = finding.Id });

    public static string Split(ReportStatement statement, string siglum) =>
        Written(new { split = new { statement = statement.Id, siglum } });

    public static string Join(ReportStatement statement) => Written(new { join = new { statement = statement.Id } });

    public static string Link(string left, int leftSentence, string right, int rightSentence) =>
        Written(
            new
            {
                link = new
                {
                    left = new { siglum = left, sentence = leftSentence },
                    right = new { siglum = right, sentence = rightSentence },
                },
            }
        );

    private static string Written(object about) => JsonSerializer.Serialize(about);
}

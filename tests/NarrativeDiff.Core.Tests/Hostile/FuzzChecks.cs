using System.Diagnostics;
using System.Globalization;
using System.Text;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Hostile;

/// <summary>What must hold for any text: it is read, analysed, compared and shown without a fault, in time, and every span is
/// exact.</summary>
internal static class FuzzChecks
{
    /// <summary>The longest that a text of ten thousand characters may take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <exception cref="InvalidDataException">A law is broken.</exception>
    public static void Read(ArticleVersion version) =>
        InTime(
            "reading",
            version.Body,
            () =>
            {
                var text = ArticleReader.Read(version);
                var end = 0;
                foreach (var sentence in text.Sentences)
                {
                    var field = text.TextOf(sentence.Field);
                    end = sentence.Field == TextField.Headline ? 0 : end;
                    Require(
                        sentence.Span.Start >= end && sentence.Span.Length > 0 && sentence.Span.End <= field.Length,
                        $"sentence {sentence.Index} at {sentence.Span} overlaps another or leaves the text"
                    );
                    Require(
                        field[end..sentence.Span.Start].All(char.IsWhiteSpace) || sentence.Field == TextField.Headline,
                        $"words before sentence {sentence.Index} are in no sentence"
                    );
                    end = sentence.Span.End;
                    var at = sentence.Span.Start;
                    foreach (var segment in sentence.Segments)
                    {
                        Require(
                            segment.Start == at && segment.Length > 0,
                            $"the clauses of sentence {sentence.Index} leave a gap or overlap at {at}"
                        );
                        at = segment.End;
                    }
                    Require(at == sentence.Span.End, $"the clauses of sentence {sentence.Index} end at {at}");
                }
            }
        );

    public static void Analyse(ArticleVersion version) =>
        InTime(
            "analysis",
            version.Body,
            () =>
            {
                var body = ArticleReader.Read(version).Body;
                var analysis = ArticleAnalysis.Of(version);
                foreach (var signal in analysis.Signals)
                    Require(
                        body.Substring(signal.Start, signal.Length) == signal.Exact,
                        $"{signal.Rule} at {signal.Start} is not its words"
                    );
            }
        );

    /// <param name="pages">The report is written down in all forms too.</param>
    public static Report Compare(ArticleVersion[] versions, bool pages) =>
        InTime(
            "comparison",
            string.Concat(versions.Select(version => version.Body)),
            () =>
            {
                var report = new StoryComparer(new LexicalSimilarity()).Compare(new Story("fuzzed", [.. versions]));
                foreach (var span in report.Findings.SelectMany(finding => finding.Evidence))
                    Require(
                        FieldOf(report, span).Substring(span.Start, span.Length) == span.Exact,
                        $"evidence at {span.Start} of {span.Outlet} is not its words"
                    );
                var json = ReportJson.Write(report, indented: false);
                // JSON has no half of a surrogate pair; the intake refuses one, and no span may make one.
                Require(
                    ReportJson.Write(ReportJson.Read(json), indented: false) == json
                        || !versions.All(version => IsUnicode(version.Headline) && IsUnicode(version.Body)),
                    "the report is another after it was written and read"
                );
                if (pages)
                    Require(MarkdownReport.Write(report).Length > 0 && CsvReport.Write(report).Length > 0, "an empty page");
                return report;
            }
        );

    private static bool IsUnicode(string text) =>
        !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) || text.Contains('\ufffd', StringComparison.Ordinal);

    private static string FieldOf(Report report, Evidence span)
    {
        var witness = report.Witnesses.First(witness => witness.Outlet == span.Outlet && witness.ArticleId == span.ArticleId);
        var earlier = witness.EarlierVersions.FirstOrDefault(version =>
            version.Version == span.Version && version.Version != witness.Version
        );
        return span.Field == "headline" ? earlier?.Headline ?? witness.Headline : earlier?.Body ?? witness.Body;
    }

    private static void InTime(string what, string text, Action work) =>
        InTime(
            what,
            text,
            () =>
            {
                work();
                return true;
            }
        );

    private static T InTime<T>(string what, string text, Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var result = work();
        // The time of the processor: a machine that is busy otherwise slows no text down.
        Require(
            Stopwatch.GetElapsedTime(began) < Longest
                || Environment.CpuUsage.TotalTime - cpu < Longest * Math.Max(1, text.Length / 10_000.0),
            string.Create(CultureInfo.InvariantCulture, $"{what} of {text.Length} characters took {Stopwatch.GetElapsedTime(began)}")
        );
        return result;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidDataException(otherwise);
    }
}

using System.Globalization;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.SmallPrint;

/// <summary>One invented input of a kind of small print, with what must be read from it.</summary>
/// <param name="Kind">The kind, as the table of the evaluation page names it.</param>
/// <param name="Check">How the input is read: numbers, sentences, html, quotes, excluded, negations, outlets, versions.</param>
/// <param name="Input">One text, or several with <c> // </c> between them.</param>
/// <param name="Expected">What must come out; of reports the rules that must (<c>+N1</c>) and must not (<c>-N1</c>) find something.</param>
internal sealed record Variation(string Kind, string Check, string Input, string Expected)
{
    private const string Between = " // ";

    private static readonly DateTimeOffset Published = new(2024, 3, 6, 10, 0, 0, TimeSpan.Zero);

    /// <summary>All variations that ship with the tests.</summary>
    public static IReadOnlyList<Variation> All { get; } = [.. Read()];

    /// <summary>What is read from the input, in the form of <see cref="Expected"/>.</summary>
    public string Found() =>
        Check switch
        {
            "numbers" => string.Join("; ", Numbers.Find(Input).Select(Shown)),
            "sentences" => string.Join(" | ", SentenceSplitter.Split(Input).Select(span => span.Of(Input))),
            "html" => HtmlText.Read(Input).Text.Replace("\n", "\\n", StringComparison.Ordinal),
            "quotes" => string.Join(" | ", QuotedSpans.Find(Input).Select(span => span.Of(Input))),
            "excluded" =>
                $"{ArticleReader.Read(Version("alpha", null, Input.Replace("\\n", "\n", StringComparison.Ordinal), "Bridge shut")).Sentences.Last(sentence => sentence.Field == TextField.Body).Excluded?.ToString() ?? "none"}",
            "negations" => string.Join(
                Between,
                Input.Split(Between).Select(text => Negation.CountIn(text).ToString(CultureInfo.InvariantCulture))
            ),
            _ => Rules(),
        };

    public bool IsRight() => Found() == Expected;

    /// <summary>Each expectation as it is where it holds; one that fails with what stands against it.</summary>
    private string Rules()
    {
        var report = Compared();
        return string.Join(
            ' ',
            Expected
                .Split(' ')
                .Select(expectation =>
                {
                    var of = report
                        .Findings.Where(finding =>
                            expectation[1..].Split('=') is var parts
                            && (parts[0] == "any" || parts[0].Split('|').Contains(finding.Rule))
                            && (parts.Length == 1 || finding.Kind.Replace(' ', '_') == parts[1])
                        )
                        .ToArray();
                    return of.Length > 0 == (expectation[0] == '+')
                        ? expectation
                        : $"!{expectation}[{string.Join("; ", (of.Length > 0 ? of : [.. report.Findings]).Select(finding => $"{finding.Rule} {finding.Kind}: {finding.Summary}"))}]";
                })
        );
    }

    private Report Compared()
    {
        var texts = Input.Replace("\\n", "\n", StringComparison.Ordinal).Split(Between);
        var versions = texts.Select(
            (text, i) =>
                Check switch
                {
                    "versions" => Version("alpha", i + 1, text, "Kesten council meets over quay", i),
                    "headlines" => Version(
                        $"outlet-{(char)('a' + i)}",
                        null,
                        text[(text.IndexOf('|', StringComparison.Ordinal) + 1)..],
                        text[..text.IndexOf('|', StringComparison.Ordinal)]
                    ),
                    _ => Version($"outlet-{(char)('a' + i)}", null, text, "Kesten council meets over quay"),
                }
        );
        return new StoryComparer(new LexicalSimilarity()).Compare(new Story("small-print", [.. versions]));
    }

    private static ArticleVersion Version(string outlet, int? version, string body, string headline, int hours = 0) =>
        new()
        {
            Key = new ArticleKey(new OutletId(outlet), "quay"),
            Headline = headline,
            Body = body,
            PublishedAt = Published.AddHours(hours),
            Version = version,
        };

    private static string Shown(NumberMention number) =>
        number.Kind == NumberKind.Quantity
            ? $"{Value(number)}{(number.Unit is { } unit ? " " + unit : "")}"
            : $"{number.Kind.ToString().ToLowerInvariant()} {Value(number)}";

    private static string Value(NumberMention number) =>
        number.IsExact
            ? Math.Round(number.Low, 6).ToString(CultureInfo.InvariantCulture)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Round(number.Low, 6)}..{(double.IsInfinity(number.High) ? "more" : Math.Round(number.High, 6).ToString(CultureInfo.InvariantCulture))}"
            );

    private static IEnumerable<Variation> Read()
    {
        using var stream =
            typeof(Variation).Assembly.GetManifestResourceStream("variations.tsv")
            ?? throw new InvalidOperationException("variations.tsv is not built in");
        using var reader = new StreamReader(stream);
        var (kind, check) = ("", "");
        while (reader.ReadLine() is { } line)
            if (line.StartsWith("## ", StringComparison.Ordinal))
                (kind, check) = (line[3..].Split('\t')[0], line.Split('\t')[1]);
            else if (line.Length > 0 && line[0] != '#')
                yield return new Variation(kind, check, line.Split('\t')[0], line.Split('\t')[1]);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Pages;

namespace NarrativeDiff.Benchmarks.Pages;

/// <summary>Reads public saved pages and says how many are refused, which times and headlines are found, and how good the text
/// is.</summary>
internal static partial class PagesBenchmark
{
    /// <summary>A kept sentence with fewer of its words in the true text is clutter.</summary>
    private const double ClutterUnder = 0.5;

    /// <param name="rest">A folder; <c>held-out</c> for the half that is never looked at; <c>list</c> shows each page with its clutter,
    /// <c>cuts</c> where sentences end within a line, to be read.</param>
    public static int Run(string folder, string[] rest)
    {
        var isHeldOut = rest.Contains("held-out");
        var pages = PageSet.Read(folder).Where(page => page.IsHeldOut == isHeldOut).ToArray();
        var readings = pages.Select(Reading.Of).ToArray();
        if (rest.Contains("list"))
            foreach (var reading in readings)
                reading.List(Console.Out);
        if (rest.Contains("cuts"))
            foreach (var cut in readings.SelectMany(reading => reading.Cuts()))
                Console.Out.WriteLine(cut);
        Print(readings, Console.Out);
        return 0;
    }

    private static void Print(Reading[] readings, TextWriter output)
    {
        void Line(string name, FormattableString figure) =>
            output.WriteLine($"| {name} | {figure.ToString(CultureInfo.InvariantCulture)} |");
        var (stated, judged) = (
            readings.Where(reading => reading.StatesTime).ToArray(),
            readings.Where(reading => reading.Page.Text is not null).ToArray()
        );
        var rivals = judged.Where(reading => reading.Page.Rival is not null).ToArray();
        Line("pages", $"{readings.Length}");
        Line("refused", $"{readings.Count(reading => reading.Article is null)}");
        Line("state a time", $"{stated.Length}");
        Line("of these read", $"{stated.Count(reading => reading.HasTime)}");
        Line("time where none is seen by the check", $"{readings.Count(reading => !reading.StatesTime && reading.HasTime)}");
        Line(
            "time other than the set's",
            $"{readings.Count(reading => reading.IsTimeWrong)} of {readings.Count(reading => reading.Page.Published is not null)}"
        );
        Line("headline with a suffix", $"{readings.Count(reading => reading.HasSuffix)}");
        Line("mean F1 of what is compared", $"{judged.Average(reading => reading.Compared.F1):F3}");
        Line("mean F1 of the whole body", $"{judged.Average(reading => reading.Whole.F1):F3}");
        if (rivals.Length > 0)
            Line(
                "mean F1 of Readability.js",
                $"{rivals.Average(reading => PageFigures.Compare(reading.Page.Text!, reading.Page.Rival!).F1):F3}"
            );
        Line("kept sentences", $"{judged.Sum(reading => reading.Kept)}");
        Line(
            "of these clutter",
            $"{judged.Sum(reading => reading.Clutter.Count)} ({(double)judged.Sum(reading => reading.Clutter.Count) / judged.Sum(reading => reading.Kept):P1})"
        );
    }

    private sealed partial record Reading(ExpectedPage Page, SavedPage? Saved, ArticleVersion? Article, string? Refusal)
    {
        public (double Precision, double Recall, double F1) Compared { get; private init; }

        public (double Precision, double Recall, double F1) Whole { get; private init; }

        public int Kept { get; private init; }

        public List<string> Clutter { get; } = [];

        public string Html { get; private init; } = "";

        /// <summary>What a crude search for a time in the page's own metadata finds; independent of the reader's code.</summary>
        public bool StatesTime => AnyStatedTime().IsMatch(Html);

        public bool HasTime => Saved?.Published is not null;

        public bool IsTimeWrong =>
            Page.Published is not null
            && Saved?.Published is { } read
            && StatedTime.Read(Page.Published) is { } known
            && !Agrees(read, known);

        /// <summary>The headline seems to have two parts, and no visible heading has both.</summary>
        public bool HasSuffix =>
            Saved?.Headline is { } headline
            && Suffix().IsMatch(headline)
            && !Heading()
                .Matches(Html)
                .Any(heading =>
                    PageText
                        .Squashed(System.Net.WebUtility.HtmlDecode(Tag().Replace(heading.Value, "")))
                        .Contains(PageText.Squashed(headline), StringComparison.Ordinal)
                );

        public static Reading Of(ExpectedPage page)
        {
            var found = PageFile.Read(page.Bytes, page.Name + ".html", new InputOptions(), new FileNotes());
            var html = PageBytes.Text(PageBytes.Unpacked(page.Bytes, 100_000_000)!.Value.Span);
            var saved = PageReader.Read(new PageSource(html));
            var reading = new Reading(page, saved, found.Article, found.Fault?.ToString()) { Html = html };
            if (found.Article is null || page.Text is null)
                return reading;
            var (text, truth, words) = (
                ArticleReader.Read(found.Article),
                PageFigures.Runs(page.Text),
                string.Join(' ', PageFigures.Words(page.Text))
            );
            var kept = text
                .Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null })
                .Select(text.TextOf)
                .ToArray();
            var judged = reading with
            {
                Compared = PageFigures.Compare(page.Text, PageFigures.Compared(text)),
                Whole = PageFigures.Compare(page.Text, text.Body),
                Kept = kept.Length,
            };
            judged.Clutter.AddRange(kept.Where(sentence => PageFigures.Found(sentence, truth, words) < ClutterUnder));
            return judged;
        }

        /// <summary>The words on either side of each cut between two sentences of one line.</summary>
        public IEnumerable<string> Cuts()
        {
            if (Article is null)
                yield break;
            var text = ArticleReader.Read(Article);
            foreach (var (left, right) in text.Sentences.Zip(text.Sentences.Skip(1)))
                if (
                    left is { Field: TextField.Body, Excluded: null }
                    && right is { Field: TextField.Body, Excluded: null }
                    && !text.Body.AsSpan(left.Span.End, right.Span.Start - left.Span.End).Contains('\n')
                )
                    yield return $"{text.TextOf(left)[^Math.Min(60, left.Span.Length)..]} ¦ "
                        + $"{text.TextOf(right)[..Math.Min(40, right.Span.Length)]}";
        }

        public void List(TextWriter output)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Page.Name[..Math.Min(24, Page.Name.Length)]}\t{Compared.F1:F2}\tp{Compared.Precision:F2} r{Compared.Recall:F2}\t{Saved?.Published?.Local:yyyy-MM-dd HH:mm}{Saved?.Published?.Offset} "
                        + $"{(StatesTime && !HasTime ? "TIME?" : "")}{(IsTimeWrong ? $" WRONG {Page.Published}" : "")}\t{Saved?.Outlet}\t{(HasSuffix ? "SUFFIX " : "")}{Saved?.Headline}\t{Refusal} "
                        + $"{string.Join(' ', Saved?.Doubts ?? [])}"
                )
            );
            foreach (var sentence in Clutter)
                output.WriteLine($"\t+ {sentence.ReplaceLineEndings(" ")}");
        }

        private static bool Agrees(StatedTime read, StatedTime known) =>
            (read.Offset ?? TimeSpan.Zero, known.Offset ?? TimeSpan.Zero) is var (left, right)
            && Math.Abs((read.Local - left - (known.Local - right)).TotalHours)
                <= (
                    read.HasClock && known.HasClock
                        ? read.Offset is null
                            ? 14
                            : 0.1
                        : 26
                );

        [GeneratedRegex(
            """["']?(?:datePublished|published_time|pubdate|parsely-pub-date|sailthru\.date|DC\.date(?:\.issued)?|publish_?-?date)["']?\s*(?::|[^>]{0,80}?(?:content|datetime)=)\s*["']?\d{4}-?\d{2}|<time[^>]{1,200}datetime=["']?\d{4}-\d{2}""",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            matchTimeoutMilliseconds: 5_000
        )]
        private static partial Regex AnyStatedTime();

        [GeneratedRegex("<h1.*?</h1", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5_000)]
        private static partial Regex Heading();

        [GeneratedRegex("<[^>]*>")]
        private static partial Regex Tag();

        [GeneratedRegex(@"\s[|»·•]\s|\s[–—-]\s[^–—-]{2,30}$")]
        private static partial Regex Suffix();
    }
}

using System.Diagnostics;
using System.Globalization;
using CsCheck;
using NarrativeDiff.Core.Hostile;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Http.Site;
using NarrativeDiff.Worker.Http.Site.Pages;

namespace NarrativeDiff.Benchmarks.Hostile;

/// <summary>The fuzz suite for as long as one likes: texts are read, analysed, compared and shown until one breaks a law or the time is
/// over.</summary>
internal static class FuzzBenchmark
{
    private const int Round = 4_000;

    private const int Stories = 20;

    /// <summary>Of so many inputs one is analysed, of so many stories one is made a page.</summary>
    private const int AnalysedEvery = 20;

    private const int PageEvery = 20;

    /// <param name="args">Inputs, and minutes after which the run ends though there were fewer.</param>
    public static int Run(string[] args)
    {
        var wanted = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var clock = Stopwatch.StartNew();
        var end = TimeSpan.FromMinutes(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 60 * 24);
        var (read, analysed, compared, pages) = (0L, 0L, 0L, 0L);
        while (read < wanted && clock.Elapsed < end)
        {
            FuzzedTexts.Article.Sample(
                article =>
                {
                    FuzzChecks.Read(article);
                    if (Interlocked.Increment(ref read) % AnalysedEvery != 0)
                        return;
                    FuzzChecks.Analyse(article);
                    Interlocked.Increment(ref analysed);
                },
                iter: Round
            );
            FuzzedTexts.Story.Sample(
                versions =>
                {
                    Interlocked.Add(ref read, versions.Length);
                    var isPage = Interlocked.Increment(ref compared) % PageEvery == 0;
                    var report = FuzzChecks.Compare(versions, isPage);
                    if (isPage && HtmlReport.RenderAsync(report).GetAwaiter().GetResult().Length > 0)
                        Interlocked.Increment(ref pages);
                },
                iter: Stories
            );
            Console.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\r{read} texts read, {analysed} analysed, {compared} stories compared, {pages} pages, {clock.Elapsed:hh\\:mm\\:ss}  "
                )
            );
        }
        Console.WriteLine("\nno crash, no text over its time, every span exact");
        return 0;
    }
}

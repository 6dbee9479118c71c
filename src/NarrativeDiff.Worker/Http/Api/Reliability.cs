using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Http.Exports;
using NarrativeDiff.Worker.Http.Site;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>How far reviewers agree, how good the reports are by their word, and random samples for a reliability study; of one story and
/// over all.</summary>
internal static class Reliability
{
    /// <summary>More judgements are not read for one answer.</summary>
    private const int MaxJudgements = 100_000;

    /// <summary>A sample over all stories is drawn from so many, those that changed last.</summary>
    private const int MaxStories = 200;

    private const int MaxUnits = 1_000;

    public static void MapReliability(this WebApplication app)
    {
        app.MapGet(
                "/api/stories/{id}/agreement",
                async (string id, HttpRequest request, IStore store, CancellationToken cancel) =>
                    await Tagged
                        .JsonAsync(request, Agreement.Of(await store.JudgementsAsync(id, cancel).ConfigureAwait(false)), Judgement.Json)
                        .ConfigureAwait(false)
            )
            .Described(
                "agreement",
                "Krippendorff's alpha of the reviewers' newest words, with a bootstrap interval, by rule; ratings by scale (ordinal)",
                Examples.Agreement
            )
            .Returns<Agreement>()
            .Tagged();
        app.MapGet(
                "/api/agreement",
                async (HttpRequest request, IStore store, CancellationToken cancel) =>
                    await Tagged
                        .JsonAsync(
                            request,
                            Agreement.Of(await store.AllJudgementsAsync(MaxJudgements, cancel).ConfigureAwait(false)),
                            Judgement.Json
                        )
                        .ConfigureAwait(false)
            )
            .Described("agreementOverAll", "The same over all stories", Examples.Agreement)
            .Returns<Agreement>()
            .Tagged();
        app.MapGet(
                "/api/stories/{id}/evaluation",
                async (string id, HttpRequest request, IStore store, CancellationToken cancel) =>
                    await Tagged
                        .JsonAsync(
                            request,
                            ReviewFigures.Of(
                                (await store.JudgementsAsync(id, cancel).ConfigureAwait(false)).Select(judgement => (id, judgement))
                            ),
                            Judgement.Json
                        )
                        .ConfigureAwait(false)
            )
            .Described("evaluation", "How many judged findings reviewers keep, by rule, and what they found missed", Examples.Evaluation)
            .Returns<ReviewFigures>()
            .Tagged();
        app.MapGet(
                "/api/evaluation",
                async (HttpRequest request, IStore store, CancellationToken cancel) =>
                    await Tagged
                        .JsonAsync(
                            request,
                            ReviewFigures.Of(await store.AllJudgementsAsync(MaxJudgements, cancel).ConfigureAwait(false)),
                            Judgement.Json
                        )
                        .ConfigureAwait(false)
            )
            .Described("evaluationOverAll", "The same over all stories", Examples.Evaluation)
            .Returns<ReviewFigures>()
            .Tagged();
        app.MapSample("sample", "A random sample of cells and findings for coders, without outlets and without what the program says");
        app.MapGet(
                "/api/stories/{id}/sample.xlsx",
                (string id, HttpRequest request, IStore store, CancellationToken cancel, int cells = 50, int findings = 20, int seed = 1) =>
                    SampleAsync("sample", id, cells, findings, seed, request, store, cancel, isWorkbook: true)
            )
            .Described("sample_xlsx", "The sample for coders as an Excel workbook", null)
            .ReturnsText(Exports.Xlsx)
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
        app.MapSample("sample-key", "What the units of the sample with the same sizes and seed are, and what the program says of them");
    }

    private static void MapSample(this WebApplication app, string name, string summary)
    {
        app.MapGet(
                $"/api/stories/{{id}}/{name}.csv",
                (string id, HttpRequest request, IStore store, CancellationToken cancel, int cells = 50, int findings = 20, int seed = 1) =>
                    SampleAsync(name, id, cells, findings, seed, request, store, cancel)
            )
            .Described(name.Replace('-', '_'), summary, null)
            .ReturnsText("text/csv")
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
        app.MapGet(
                $"/api/{name}.csv",
                (HttpRequest request, IStore store, CancellationToken cancel, int cells = 50, int findings = 20, int seed = 1) =>
                    SampleAsync(name, null, cells, findings, seed, request, store, cancel)
            )
            .Described(name.Replace('-', '_') + "_over_all", $"{summary}; of the {MaxStories} stories that changed last", null)
            .ReturnsText("text/csv")
            .Tagged();
    }

    private static async Task<IResult> SampleAsync(
        string name,
        string? id,
        int cells,
        int findings,
        int seed,
        HttpRequest request,
        IStore store,
        CancellationToken cancel,
        bool isWorkbook = false
    )
    {
        foreach (var (parameter, value) in new[] { ("cells", cells), ("findings", findings) })
            if (value is < 0 or > MaxUnits)
                return Problems.BadQuery(parameter, $"give a number from 0 to {MaxUnits}");
        var reports =
            id is null ? await NewestAsync(store, cancel).ConfigureAwait(false)
            : await store.KeyAsync(id, null, cancel).ConfigureAwait(false) is { } one ? [one]
            : [];
        if (id is not null && reports.Count == 0)
            return Problems.NotFound("report", id);
        var tag = Tagged.TagOf(
            string.Join(
                '\n',
                reports.Select(key => key.ContentHash).Append($"{name} {cells} {findings} {seed} {isWorkbook} {ProgramVersion.Tag}")
            )
        );
        var file = $"{id ?? "all"}-{name}-{seed}";
        return isWorkbook
            ? await Downloads
                .BytesAsync(
                    request,
                    tag,
                    $"{file}.xlsx",
                    Exports.Xlsx,
                    async () =>
                    {
                        var (drawn, of) = await DrawAsync(name, reports, cells, findings, seed, store, cancel).ConfigureAwait(false);
                        return await Workbook
                            .WriteAsync("Sample", ReliabilitySample.SheetHeading, ReliabilitySample.Rows(drawn, of), cancel)
                            .ConfigureAwait(false);
                    }
                )
                .ConfigureAwait(false)
            : await Downloads
                .CsvAsync(
                    request,
                    tag,
                    $"{file}.csv",
                    async () =>
                    {
                        var (drawn, of) = await DrawAsync(name, reports, cells, findings, seed, store, cancel).ConfigureAwait(false);
                        return name == "sample" ? ReliabilitySample.Sheet(drawn, of) : ReliabilitySample.Key(drawn, of);
                    }
                )
                .ConfigureAwait(false);
    }

    /// <summary>Twice over the reports, so that one at a time is in memory but those that a unit was drawn from.</summary>
    private static async Task<(IReadOnlyList<SampleUnit> Drawn, Func<string, Report> Of)> DrawAsync(
        string name,
        IReadOnlyList<ReportKey> reports,
        int cells,
        int findings,
        int seed,
        IStore store,
        CancellationToken cancel
    )
    {
        var units = new List<SampleUnit>();
        foreach (var key in reports)
            if (await store.ReportAsync(key.StoryId, key.Revision, cancel).ConfigureAwait(false) is { } report)
                units.AddRange(ReliabilitySample.UnitsOf(report));
        var drawn = ReliabilitySample.Draw(units, cells, findings, seed);
        var wanted = new Dictionary<string, Report>(StringComparer.Ordinal);
        foreach (var (story, revision) in drawn.Select(unit => (unit.Story, unit.Revision)).Distinct())
            wanted[story] =
                (await store.ReportAsync(story, revision, cancel).ConfigureAwait(false))! is var report && name == "sample"
                    ? BlindReport.Of(report)
                    : report;
        return (drawn, story => wanted[story]);
    }

    private static async Task<IReadOnlyList<ReportKey>> NewestAsync(IStore store, CancellationToken cancel)
    {
        var keys = new List<ReportKey>();
        foreach (
            var story in (await store.StoriesAsync(MaxStories, cancel).ConfigureAwait(false)).OrderBy(
                story => story.StoryId,
                StringComparer.Ordinal
            )
        )
            if (await store.KeyAsync(story.StoryId, null, cancel).ConfigureAwait(false) is { } key)
                keys.Add(key);
        return keys;
    }
}

using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Http.Exports;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Reports in the forms of other programs: spreadsheets, bibliographies, annotations, qualitative analysis, feed
/// readers.</summary>
internal static class Exports
{
    private const int MaxEntries = 50;

    private static readonly (string Suffix, string MediaType, Func<IEnumerable<Reference>, string> Write)[] Bibliographies =
    [
        ("bib", "application/x-bibtex", Citations.BibTeX),
        ("ris", "application/x-research-info-systems", Citations.Ris),
        ("csl.json", "application/vnd.citationstyles.csl+json", Citations.CslJson),
    ];

    public static void MapExports(this WebApplication app)
    {
        app.MapGet(
                "/api/stories/{id}/evidence.csv",
                (string id, int? revision, HttpRequest request, IStore store, CancellationToken cancel) =>
                    OfReportAsync(
                        id,
                        revision,
                        store,
                        key =>
                            Downloads.CsvAsync(
                                request,
                                Tag(key, "evidence"),
                                $"{id}-r{key.Revision}-evidence.csv",
                                async () => EvidenceTable.Csv(await ReadAsync(store, key, cancel).ConfigureAwait(false))
                            ),
                        cancel
                    )
            )
            .Described("evidence_csv", "The findings in long form, a row a quotation; UTF-8 with a byte order mark", null)
            .ReturnsText("text/csv")
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
        app.MapGet(
                "/api/stories/{id}/report.xlsx",
                (string id, int? revision, HttpRequest request, IStore store, CancellationToken cancel) =>
                    OfReportAsync(
                        id,
                        revision,
                        store,
                        key =>
                            Downloads.BytesAsync(
                                request,
                                Tag(key, "xlsx"),
                                $"{id}-r{key.Revision}.xlsx",
                                Xlsx,
                                async () =>
                                    await Workbook
                                        .WriteAsync(await ReadAsync(store, key, cancel).ConfigureAwait(false), cancel)
                                        .ConfigureAwait(false)
                            ),
                        cancel
                    )
            )
            .Described("report_xlsx", "The report as an Excel workbook: findings, evidence, coverage, articles", null)
            .ReturnsText(Xlsx)
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
        app.MapGet(
                "/api/stories/{id}/project.qdpx",
                (string id, int? revision, HttpRequest request, IStore store, CancellationToken cancel) =>
                    OfReportAsync(
                        id,
                        revision,
                        store,
                        key =>
                            Downloads.BytesAsync(
                                request,
                                Tag(key, "qdpx"),
                                $"{id}-r{key.Revision}.qdpx",
                                Qdpx,
                                async () =>
                                    await CodedProject
                                        .WriteAsync(await ReadAsync(store, key, cancel).ConfigureAwait(false))
                                        .ConfigureAwait(false)
                            ),
                        cancel
                    )
            )
            .Described("project_qdpx", "The articles with their coded quotations as a REFI-QDA project", null)
            .ReturnsText(Qdpx)
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
        app.MapGet(
                "/api/stories/{id}/annotations.jsonld",
                (string id, int? revision, HttpRequest request, IStore store, ApiOptions api, CancellationToken cancel) =>
                    OfReportAsync(
                        id,
                        revision,
                        store,
                        async key =>
                        {
                            var judgements = await store.JudgementsAsync(id, cancel).ConfigureAwait(false);
                            return await Downloads
                                .TextAsync(
                                    request,
                                    Tag(key, $"annotations-{judgements.Count}"),
                                    $"{id}-r{key.Revision}-annotations.jsonld",
                                    "application/ld+json",
                                    async () =>
                                        WebAnnotations.Write(
                                            await ReadAsync(store, key, cancel).ConfigureAwait(false),
                                            judgements,
                                            api.BaseAddress
                                        )
                                )
                                .ConfigureAwait(false);
                        },
                        cancel
                    )
            )
            .Described("annotations", "Findings and judgements as W3C Web Annotations", null)
            .ReturnsText("application/ld+json")
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
        foreach (var (suffix, mediaType, write) in Bibliographies)
            app.MapGet(
                    $"/api/stories/{{id}}/citations.{suffix}",
                    (
                        string id,
                        int? revision,
                        string? finding,
                        string? article,
                        HttpRequest request,
                        IStore store,
                        ApiOptions api,
                        CancellationToken cancel
                    ) => CiteAsync(id, revision, finding, article, $"citations.{suffix}", mediaType, write, request, store, api, cancel)
                )
                .Described(
                    $"citations_{suffix.Split('.')[0]}",
                    "References to the report and its articles; ?finding= to one finding with the articles it quotes, "
                        + "?article= (siglum) to one article",
                    null
                )
                .ReturnsText(mediaType)
                .Tagged()
                .Refuses(StatusCodes.Status404NotFound);
        app.MapGet(
                "/api/feed.atom",
                (HttpRequest request, IStore store, ApiOptions api, CancellationToken cancel, string? outlet = null) =>
                    FeedAsync(null, outlet, request, store, api, cancel)
            )
            .Described("feed", "The newest reports as an Atom feed; ?outlet= of stories with an article of that outlet", null)
            .ReturnsText(Atom)
            .Tagged();
        app.MapGet(
                "/api/stories/{id}/feed.atom",
                async (string id, HttpRequest request, IStore store, ApiOptions api, CancellationToken cancel) =>
                    await store.StoryAsync(id, cancel).ConfigureAwait(false) is null
                        ? Problems.NotFound("story", id)
                        : await FeedAsync(id, null, request, store, api, cancel).ConfigureAwait(false)
            )
            .Described("feedOfStory", "The newest reports of one story as an Atom feed", null)
            .ReturnsText(Atom)
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
    }

    internal const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Qdpx = "application/vnd.refi-qda.project+zip";
    private const string Atom = "application/atom+xml";

    private static async Task<IResult> OfReportAsync(
        string id,
        int? revision,
        IStore store,
        Func<ReportKey, Task<IResult>> write,
        CancellationToken cancel
    ) =>
        await store.KeyAsync(id, revision, cancel).ConfigureAwait(false) is { } key
            ? await write(key).ConfigureAwait(false)
            : Problems.NotFound("report", revision is null ? id : $"{id} revision {revision}");

    private static async Task<Report> ReadAsync(IStore store, ReportKey key, CancellationToken cancel) =>
        await store.ReportAsync(key.StoryId, key.Revision, cancel).ConfigureAwait(false)
        ?? throw new InvalidDataException($"revision {key.Revision} of story {key.StoryId} was removed while it was read");

    private static string Tag(ReportKey key, string form) => $"{key.ContentHash[^16..]}-{key.Revision}-{form}-{ProgramVersion.Tag}";

    private static Task<IResult> CiteAsync(
        string id,
        int? revision,
        string? finding,
        string? article,
        string file,
        string mediaType,
        Func<IEnumerable<Reference>, string> write,
        HttpRequest request,
        IStore store,
        ApiOptions api,
        CancellationToken cancel
    ) =>
        OfReportAsync(
            id,
            revision,
            store,
            async key =>
            {
                var references = Citations.Of(await ReadAsync(store, key, cancel).ConfigureAwait(false), api.BaseAddress, finding, article);
                return references is null
                    ? Problems.NotFound(finding is null ? "article" : "finding", finding ?? article ?? "")
                    : await Downloads
                        .TextAsync(
                            request,
                            Tag(
                                key,
                                $"{file}-{references.Count}-"
                                    + $"{(finding is null ? article is null ? "all" : "article" : "finding")}-{references[0].Key}"
                            ),
                            $"{id}-{file}",
                            mediaType,
                            () => Task.FromResult(write(references))
                        )
                        .ConfigureAwait(false);
            },
            cancel
        );

    private static async Task<IResult> FeedAsync(
        string? story,
        string? outlet,
        HttpRequest request,
        IStore store,
        ApiOptions api,
        CancellationToken cancel
    )
    {
        var entries = await store.NewestReportsAsync(story, outlet, MaxEntries, cancel).ConfigureAwait(false);
        var title =
            story is not null ? $"NarrativeDiff: {(entries.Count > 0 ? entries[0].Title : story)}"
            : outlet is not null ? $"NarrativeDiff: stories with {outlet}"
            : "NarrativeDiff: all stories";
        var self =
            $"{api.BaseAddress}{request.Path.ToUriComponent()}"
            + $"{(outlet is null ? "" : QueryString.Create("outlet", outlet).ToUriComponent())}";
        var feed = AtomFeed.Write(title, self, api.BaseAddress, entries);
        return await Tagged.TextAsync(request, Tagged.TagOf(feed), Atom, () => Task.FromResult(feed)).ConfigureAwait(false);
    }
}

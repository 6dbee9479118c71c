using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>GET /api/stories/{id}/reports/{a}/delta/{b}: the findings added, changed and withdrawn between two revisions, with their
/// texts.</summary>
internal static class Deltas
{
    public static void MapDeltas(this WebApplication app) =>
        app.MapGet(
                "/api/stories/{id}/reports/{a:int}/delta/{b:int}",
                async (string id, int a, int b, HttpRequest request, IStore store, CancellationToken cancel) =>
                {
                    // 0 stands for the time before the first report: everything is added.
                    var older = a == 0 ? null : await store.ReportAsync(id, a, cancel).ConfigureAwait(false);
                    if (a != 0 && older is null)
                        return Problems.NotFound("report", $"{id} revision {a}");
                    return await store.ReportAsync(id, b, cancel).ConfigureAwait(false) is { } newer
                        ? await Tagged.JsonAsync(request, ReportDelta.Between(older, newer), ReportJson.Options).ConfigureAwait(false)
                        : Problems.NotFound("report", $"{id} revision {b}");
                }
            )
            .Described("delta", "What became of the findings from revision a to revision b; a = 0: all of b's are added", Examples.Delta)
            .Returns<ReportDelta>()
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
}

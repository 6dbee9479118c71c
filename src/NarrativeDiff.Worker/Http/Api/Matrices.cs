using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>GET /api/stories/{id}/matrix: who carries what in which version, for charts.</summary>
internal static class Matrices
{
    public static void MapMatrices(this WebApplication app) =>
        app.MapGet(
                "/api/stories/{id}/matrix",
                async (string id, int? revision, HttpRequest request, IStore store, CancellationToken cancel) =>
                {
                    if (revision is null && await store.SuccessorAsync(id, cancel).ConfigureAwait(false) is { } next)
                        return Results.Redirect($"/api/stories/{Uri.EscapeDataString(next)}/matrix", preserveMethod: true);
                    return await store.ReportAsync(id, revision, cancel).ConfigureAwait(false) is { } report
                        ? await Tagged.JsonAsync(request, ReportMatrix.Of(report), ReportJson.Options).ConfigureAwait(false)
                        : Problems.NotFound("report", revision is null ? id : $"{id} revision {revision}");
                }
            )
            .Described(
                "matrix",
                "The coverage as cells of statement, article and version, with state, score and certainty: all that a chart needs",
                Examples.Matrix
            )
            .Returns<ReportMatrix>()
            .Tagged()
            .Redirects()
            .Refuses(StatusCodes.Status404NotFound);
}

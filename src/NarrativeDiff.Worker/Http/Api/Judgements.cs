using System.Text.Json;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>/api/stories/{id}/judgements: reviewers accept, reject, rename and rate findings, judge links and cells, and mark what the
/// report missed.</summary>
internal static class Judgements
{
    /// <summary>Names, a note, a label and eight selected passages at their longest, escaped, are less.</summary>
    private const int MaxBytes = 131_072;

    public static void MapJudgements(this WebApplication app)
    {
        app.MapPost("/api/stories/{id}/judgements", PostAsync)
            .Described("judge", "Enters a judgement; the story is compared again with it", Examples.Judgement, StatusCodes.Status201Created)
            .Returns<Judgement>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status404NotFound)
            .Writes<JudgementRequest>(Examples.JudgementRequest);
        app.MapExport("", "application/json", judgements => JsonSerializer.Serialize(judgements, Judgement.Json), Examples.Judgements);
        app.MapExport(".jsonl", "application/jsonl", JudgementExport.Jsonl, null);
        app.MapExport(".csv", "text/csv", JudgementExport.Csv, null);
    }

    private static void MapExport(
        this WebApplication app,
        string suffix,
        string mediaType,
        Func<IReadOnlyList<Judgement>, string> write,
        string? example
    )
    {
        var endpoint = app.MapGet(
                $"/api/stories/{{id}}/judgements{suffix}",
                async (string id, HttpRequest request, IStore store, CancellationToken cancel, string? reviewer = null) =>
                {
                    if (await store.StoryAsync(id, cancel).ConfigureAwait(false) is null)
                        return Problems.NotFound("story", id);
                    var all = await store.JudgementsAsync(id, cancel).ConfigureAwait(false);
                    var judgements = reviewer is null ? all : VisibleJudgements.For(all, reviewer);
                    var tag = $"j{all.Count}-{judgements.Count}{suffix}-{ProgramVersion.Tag}";
                    return suffix == ".csv"
                        ? await Downloads
                            .CsvAsync(request, tag, $"{id}-judgements.csv", () => Task.FromResult(write(judgements)))
                            .ConfigureAwait(false)
                        : await Tagged.TextAsync(request, tag, mediaType, () => Task.FromResult(write(judgements))).ConfigureAwait(false);
                }
            )
            .Described(
                $"judgements{suffix.Replace('.', '_')}",
                "All judgements of a story, oldest first. ?reviewer= leaves out what others said on questions that "
                    + "this reviewer has not answered",
                example
            )
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
        _ = suffix.Length == 0 ? endpoint.Returns<Judgement[]>() : endpoint.ReturnsText(mediaType);
    }

    private static async Task<IResult> PostAsync(
        string id,
        HttpRequest request,
        IStore store,
        Infrastructure.WakeSignals signals,
        CancellationToken cancel
    )
    {
        var (wish, problem) = await RequestBody
            .ReadJsonAsync<JudgementRequest>(
                request,
                MaxBytes,
                "judgement",
                static (field, reason) => Problems.BadJudgement(field, reason),
                cancel
            )
            .ConfigureAwait(false);
        if (wish is null)
            return problem!;
        if (wish.FieldWithNul is { } unstorable)
            return Problems.BadJudgement(unstorable, "it holds a NUL character; leave it out", StatusCodes.Status400BadRequest);
        if (await store.ReportAsync(id, wish.Revision, cancel).ConfigureAwait(false) is not { } report)
            return Problems.NotFound("report", wish.Revision is null ? id : $"{id} revision {wish.Revision}");
        var (judgement, field, fault) = wish.Resolve(report);
        if (judgement is null)
            return Problems.BadJudgement(field!, fault!);
        var earlier = await store.JudgementsAsync(id, cancel).ConfigureAwait(false);
        if (wish.Target is { } target && !earlier.Any(known => known.Target == target && known.Reviewer == judgement.Reviewer))
            return Problems.BadJudgement("$.target", $"{judgement.Reviewer} has said nothing on '{target}'");
        judgement = judgement.OnQuestionOf(earlier, report);
        if (await store.JudgeAsync(id, judgement, cancel).ConfigureAwait(false) is not { } entered)
            return Problems.NotFound("story", id);
        signals.Compare.Set();
        return TypedResults.Text(
            JsonSerializer.Serialize(entered, Judgement.Json),
            "application/json; charset=utf-8",
            statusCode: StatusCodes.Status201Created
        );
    }
}

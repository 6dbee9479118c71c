using System.Runtime.CompilerServices;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>A coded sample as it is sent back.</summary>
/// <param name="Sheet">The CSV or Excel file that a coder filled in, in Base64.</param>
/// <param name="Coder">Codes the lines whose column <c>coder</c> is empty.</param>
internal sealed record CodingRequest(string? Sheet, string? Coder = null);

/// <summary>What a coded sample amounts to.</summary>
/// <param name="Entered">Judgements that were entered.</param>
/// <param name="Empty">Lines without a code.</param>
internal sealed record CodingAnswer(int Entered, int Empty, IReadOnlyList<string> Coders);

/// <summary>/api/codings and /api/stories/{id}/codings: coded samples come back as judgements.</summary>
internal static class Codings
{
    /// <summary>Base64 is a third longer, and JSON goes around it.</summary>
    private const int MaxBody = CodedSheet.MaxBytes / 3 * 4 + 4_096;

    /// <summary>A sample may be drawn from so many revisions back.</summary>
    private const int MaxRevisions = 50;

    private const int MaxStories = 200;
    private const int MaxFaults = 10;

    public static void MapCodings(this WebApplication app)
    {
        app.MapPost(
                "/api/stories/{id}/codings",
                (string id, HttpRequest request, IStore store, WakeSignals signals, CancellationToken cancel) =>
                    EnterAsync(id, request, store, signals, cancel)
            )
            .Described("enterCodings", "Enters a coded sample: all of it or, where a line is wrong, nothing", Examples.Coding)
            .Returns<CodingAnswer>()
            .Refuses(StatusCodes.Status404NotFound)
            .Writes<CodingRequest>(Examples.CodingRequest);
        app.MapPost(
                "/api/codings",
                (HttpRequest request, IStore store, WakeSignals signals, CancellationToken cancel) =>
                    EnterAsync(null, request, store, signals, cancel)
            )
            .Described("enterCodingsOverAll", "The same for a sample over all stories", Examples.Coding)
            .Returns<CodingAnswer>()
            .Writes<CodingRequest>(Examples.CodingRequest);
    }

    private static async Task<IResult> EnterAsync(
        string? id,
        HttpRequest request,
        IStore store,
        WakeSignals signals,
        CancellationToken cancel
    )
    {
        var (asked, problem) = await RequestBody
            .ReadJsonAsync<CodingRequest>(request, MaxBody, "coded sample", static (field, reason) => Refused(field, reason), cancel)
            .ConfigureAwait(false);
        if (asked is null)
            return problem!;
        if (id is not null && await store.StoryAsync(id, cancel).ConfigureAwait(false) is null)
            return Problems.NotFound("story", id);
        var file = new byte[CodedSheet.MaxBytes];
        if (!Convert.TryFromBase64String(asked.Sheet ?? "", file, out var length) || length == 0)
            return Refused("$.sheet", "give the CSV or Excel file in Base64");
        try
        {
            var lines = CodedSheet.Read(file[..length]);
            var judged = await CodedUnits
                .JudgeAsync(lines, asked.Coder?.Trim(), id is null ? NewestAsync(store, cancel) : RevisionsAsync(id, store, cancel))
                .ConfigureAwait(false);
            if (judged.Where(one => one.Fault is not null).ToArray() is { Length: > 0 } faults)
                return Refused(
                    "$.sheet",
                    string.Join("; ", faults.Take(MaxFaults).Select(one => $"line {one.Line.Line}: {one.Fault}"))
                        + (faults.Length > MaxFaults ? $"; and {faults.Length - MaxFaults} lines more" : "")
                );
            foreach (var one in judged)
            {
                var earlier = await store.JudgementsAsync(one.Story, cancel).ConfigureAwait(false);
                if (await store.ReportAsync(one.Story, one.Judgement!.Revision, cancel).ConfigureAwait(false) is { } report)
                    await store.JudgeAsync(one.Story, one.Judgement.OnQuestionOf(earlier, report), cancel).ConfigureAwait(false);
            }

            signals.Compare.Set();
            return TypedResults.Json(
                new CodingAnswer(
                    judged.Length,
                    lines.Length - judged.Length,
                    [.. judged.Select(one => one.Judgement!.Reviewer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
                ),
                Judgement.Json
            );
        }
        catch (FormatException fault)
        {
            return Refused("$.sheet", fault.Message);
        }
    }

    private static IResult Refused(string field, string reason) => Problems.BadJudgement(field, reason);

    /// <summary>The story's reports, the newest first.</summary>
    private static async IAsyncEnumerable<Report> RevisionsAsync(string id, IStore store, [EnumeratorCancellation] CancellationToken cancel)
    {
        var newest = (await store.KeyAsync(id, null, cancel).ConfigureAwait(false))?.Revision ?? 0;
        for (var revision = newest; revision > Math.Max(0, newest - MaxRevisions); revision--)
            if (await store.ReportAsync(id, revision, cancel).ConfigureAwait(false) is { } report)
                yield return report;
    }

    private static async IAsyncEnumerable<Report> NewestAsync(IStore store, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var story in await store.StoriesAsync(MaxStories, cancel).ConfigureAwait(false))
        await foreach (var report in RevisionsAsync(story.StoryId, store, cancel).ConfigureAwait(false))
            yield return report;
    }
}

using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>GET /api/events: each new report as a server-sent event; Last-Event-ID resumes where a reader broke off, 0 begins at the first
/// report.</summary>
/// <remarks>
/// At least once: transactions end out of order, so the last moments are looked at again; a reader that resumes may see an event twice and
/// goes by story and revision.
/// </remarks>
internal static class Events
{
    private const int MaxReaders = 200;
    private const int AtOnce = 500;
    private const long LookBack = 2_000;
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static int _readers;

    public static void MapEvents(this WebApplication app) =>
        app.MapGet(
                "/api/events",
                (HttpRequest request, IStore store, IHostApplicationLifetime life, CancellationToken cancel, string? story = null) =>
                {
                    var resume = request.Headers["Last-Event-ID"].ToString();
                    long? from = null;
                    if (resume.Length > 0)
                    {
                        if (!long.TryParse(resume, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                            return Problems.BadQuery("Last-Event-ID", "send back the id of an event as it was received");
                        from = id;
                    }

                    return Volatile.Read(ref _readers) >= MaxReaders
                        ? Problems.Unavailable()
                        : TypedResults.ServerSentEvents(FollowAsync(store, from, story, life.ApplicationStopping, cancel));
                }
            )
            .Described(
                "events",
                "Server-sent events: 'report' with story, revision and status for each new report, 'ping' in silence. ?story= follows one",
                null
            )
            .ReturnsText("text/event-stream");

    private static async IAsyncEnumerable<SseItem<object>> FollowAsync(
        IStore store,
        long? from,
        string? story,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        Interlocked.Increment(ref _readers);
        try
        {
            var since = from ?? (await store.ReportsSinceAsync(null, story, 0, cancel).ConfigureAwait(false)).Now;
            var (first, said, quiet) = (since, new Dictionary<(string, int), long>(), 0);
            // The first answer opens the stream, so that a reader knows it is being served.
            yield return new SseItem<object>(new { }, "ping") { EventId = since.ToString(CultureInfo.InvariantCulture) };
            while (!ends.IsCancellationRequested)
            {
                var (reports, _) = await store
                    .ReportsSinceAsync(Math.Max(first, since - LookBack), story, AtOnce + said.Count, cancel)
                    .ConfigureAwait(false);
                foreach (var report in reports.Where(report => said.TryAdd((report.StoryId, report.Revision), report.StoredAt)))
                {
                    (since, quiet) = (Math.Max(since, report.StoredAt), 0);
                    yield return new SseItem<object>(report, "report") { EventId = report.StoredAt.ToString(CultureInfo.InvariantCulture) };
                }

                foreach (var old in said.Where(entry => entry.Value < since - LookBack).Select(entry => entry.Key).ToArray())
                    said.Remove(old);
                if (++quiet * Nap >= Silence)
                {
                    quiet = 0;
                    yield return new SseItem<object>(new { }, "ping") { EventId = since.ToString(CultureInfo.InvariantCulture) };
                }

                try
                {
                    await Task.Delay(Nap, ends.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    yield break;
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }
}

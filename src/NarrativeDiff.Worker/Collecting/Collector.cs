using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>What came of one look at everything that was due.</summary>
internal sealed record CollectorRound(int Asked, int Sent, DateTimeOffset? Next);

/// <summary>Follows feeds and pages: fetches what is due, sends each article version that is new, and asks again later and later.</summary>
/// <remarks>Sent before noted: a version that is sent twice is a duplicate, one that is noted and not sent would be lost.</remarks>
/// <param name="send">Takes an article version on; throws where it cannot.</param>
/// <param name="say">Takes one line on an address that could not be read.</param>
internal sealed class Collector(
    CollectorOptions options,
    PoliteClient client,
    ICollectedReader reader,
    ICollected store,
    TimeProvider clock,
    Func<ArticleVersion, CancellationToken, Task> send,
    Action<string> say
)
{
    private const string FeedMark = "feed ";
    private const int MaxFollowed = 100_000;
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(90);

    private readonly Dictionary<string, CollectedAddress> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _movedTo = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Dictionary<string, FeedSource> _sources = new(StringComparer.Ordinal);
    private int _sent;

    /// <summary>Reads the state, and takes up the addresses of the list that are new.</summary>
    public async Task StartAsync(IReadOnlyList<FeedSource> sources, CancellationToken cancel)
    {
        await store.ForgetCollectedAsync(clock.GetUtcNow() - ForgetAfter, cancel).ConfigureAwait(false);
        foreach (var address in await store.CollectedAsync(cancel).ConfigureAwait(false))
        {
            _known[address.Address] = address;
            if (address.MovedTo is { } moved)
                _movedTo.Add(moved);
        }
        _sources = sources
            .DistinctBy(source => source.Address.AbsoluteUri)
            .ToDictionary(source => source.Address.AbsoluteUri, StringComparer.Ordinal);
        foreach (var source in _sources.Values)
            Follow(source.Address, source.Outlet, null);
    }

    /// <summary>Asks for everything that is due, hosts side by side, each host's addresses one after another.</summary>
    public async Task<CollectorRound> RoundAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        CollectedAddress[] due;
        lock (_gate)
            due =
            [
                .. _known
                    .Values.Where(address => IsFollowed(address, now) && address.NextTicks <= now.UtcTicks)
                    .OrderBy(address => address.NextTicks)
                    .ThenBy(address => address.Address, StringComparer.Ordinal),
            ];
        _sent = 0;
        await Parallel
            .ForEachAsync(
                due.GroupBy(address => new Uri(address.MovedTo ?? address.Address).Authority, StringComparer.OrdinalIgnoreCase),
                new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancel },
                async (host, stop) =>
                {
                    foreach (var address in host)
                        await LookAsync(address, stop).ConfigureAwait(false);
                }
            )
            .ConfigureAwait(false);
        lock (_gate)
            return new CollectorRound(
                due.Length,
                _sent,
                _known
                    .Values.Where(address => IsFollowed(address, clock.GetUtcNow()))
                    .Select(address => (DateTimeOffset?)new DateTimeOffset(address.NextTicks, TimeSpan.Zero))
                    .Min()
            );
    }

    /// <summary>Feeds and pages of the list for ever, articles as long as they may change; nothing that the list of feeds never led to
    /// since it changed.</summary>
    private bool IsFollowed(CollectedAddress address, DateTimeOffset now) =>
        _sources.ContainsKey(address.Address)
        || (
            !address.Address.StartsWith(FeedMark, StringComparison.Ordinal)
            && new DateTimeOffset(address.FirstSeenTicks, TimeSpan.Zero) + options.PageUntil >= now
        );

    private void Follow(Uri address, string? outlet, DateTimeOffset? publishedAt)
    {
        lock (_gate)
        {
            if (_known.ContainsKey(address.AbsoluteUri) || _movedTo.Contains(address.AbsoluteUri) || !HasRoom())
                return;
            var now = clock.GetUtcNow().UtcTicks;
            _known[address.AbsoluteUri] = new CollectedAddress
            {
                Address = address.AbsoluteUri,
                Outlet = outlet,
                PublishedTicks = publishedAt?.UtcTicks,
                FirstSeenTicks = now,
                NextTicks = now,
            };
        }
    }

    /// <summary>Whether one more address can be kept in mind; of those that are asked for no more, the oldest tenth goes where there is
    /// none.</summary>
    private bool HasRoom()
    {
        if (_known.Count < MaxFollowed)
            return true;
        var now = clock.GetUtcNow();
        foreach (
            var old in _known
                .Values.Where(address => !IsFollowed(address, now))
                .OrderBy(address => address.FirstSeenTicks)
                .Take(MaxFollowed / 10)
                .ToArray()
        )
            _known.Remove(old.Address);
        return _known.Count < MaxFollowed;
    }

    private async Task LookAsync(CollectedAddress address, CancellationToken cancel)
    {
        var answer = await client
            .GetAsync(new Uri(address.MovedTo ?? address.Address), address.ETag, address.LastModified, cancel)
            .ConfigureAwait(false);
        if (answer.MovedTo is { } moved)
            lock (_gate)
                _movedTo.Add(address.MovedTo = moved.AbsoluteUri);
        switch (answer.Kind)
        {
            case AnswerKind.Page:
                address.Failures = 0;
                await ReadAsync(address, answer, cancel).ConfigureAwait(false);
                (address.ETag, address.LastModified) = (answer.ETag, answer.LastModified);
                break;
            case AnswerKind.NotModified:
                address.Failures = 0;
                Again(address, changed: false);
                break;
            default:
                say($"{address.Address}: {answer.Reason}");
                Put(address, answer.Wait ?? Backoff(++address.Failures));
                break;
        }
        await store.SaveCollectedAsync(address, cancel).ConfigureAwait(false);
    }

    private async Task ReadAsync(CollectedAddress address, WebAnswer answer, CancellationToken cancel)
    {
        if (reader.Feed(answer) is { } entries)
        {
            foreach (var entry in entries.Take(options.MaxEntries))
                if (entry.Article is { } whole)
                    await SendEntryAsync(entry, whole, address.Outlet, cancel).ConfigureAwait(false);
                else
                    Follow(entry.Address, address.Outlet, entry.PublishedAt);
            Put(address, options.FeedEvery);
            return;
        }
        var read = reader.Page(answer, new Uri(address.Address), address.Outlet);
        if (read.Article is null)
            say($"{address.Address}: {read.Refusal}");
        Again(address, await SendIfNewAsync(address, read, cancel).ConfigureAwait(false));
    }

    /// <summary>An article that stands whole in a feed: its state hangs on a name that is never asked for.</summary>
    private async Task SendEntryAsync(CollectedEntry entry, CollectedArticle whole, string? outlet, CancellationToken cancel)
    {
        var name = FeedMark + entry.Address.AbsoluteUri;
        CollectedAddress? state;
        lock (_gate)
            if (!_known.TryGetValue(name, out state) && HasRoom())
                _known[name] = state = new CollectedAddress
                {
                    Address = name,
                    Outlet = outlet,
                    PublishedTicks = entry.PublishedAt?.UtcTicks,
                    FirstSeenTicks = clock.GetUtcNow().UtcTicks,
                    NextTicks = clock.GetUtcNow().UtcTicks,
                };
        if (state is not null && await SendIfNewAsync(state, whole, cancel).ConfigureAwait(false))
            await store.SaveCollectedAsync(state, cancel).ConfigureAwait(false);
    }

    /// <returns>Whether it was new.</returns>
    private async Task<bool> SendIfNewAsync(CollectedAddress address, CollectedArticle read, CancellationToken cancel)
    {
        if (read.Article is not { } article || article.ContentHash == address.ContentHash)
            return false;
        var now = clock.GetUtcNow();
        // The time on a page is that of its first version; a later one appeared when it was first seen, as far as anybody here knows.
        var published =
            address.Versions > 0 ? now
            : read.HasTime ? article.PublishedAt
            : address.PublishedTicks is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : now;
        await send(article with { PublishedAt = published, CapturedAt = now, Version = (int)address.Versions + 1 }, cancel)
            .ConfigureAwait(false);
        Interlocked.Increment(ref _sent);
        (address.ContentHash, address.Versions) = (article.ContentHash, address.Versions + 1);
        return true;
    }

    /// <summary>A page that changed is looked at soon again, one that did not twice as late as the last time.</summary>
    private void Again(CollectedAddress address, bool changed) =>
        Put(
            address,
            _sources.ContainsKey(address.Address) && address.Versions == 0 && !changed ? options.FeedEvery
                : changed || address.WaitTicks == 0 ? options.PageAfter
                : TimeSpan.FromTicks(address.WaitTicks) * 2
        );

    private TimeSpan Backoff(long failures) => options.PageAfter * Math.Pow(2, Math.Min(failures - 1, 10));

    /// <summary>A little later by address, the same every time, so that pages of one moment do not stay together.</summary>
    private void Put(CollectedAddress address, TimeSpan wait)
    {
        wait = wait > MaxWait ? MaxWait : wait;
        var spread = SHA256.HashData(Encoding.UTF8.GetBytes(address.Address))[0] / 2_560.0;
        (address.WaitTicks, address.NextTicks) = (wait.Ticks, (clock.GetUtcNow() + wait * (1 + spread)).UtcTicks);
    }
}

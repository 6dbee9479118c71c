namespace NarrativeDiff.Worker.Storage;

/// <summary>What the collector knows of each address, so that it goes on where it was after a restart.</summary>
internal interface ICollected
{
    Task<IReadOnlyList<CollectedAddress>> CollectedAsync(CancellationToken cancel);

    /// <summary>Writes what is known of an address now.</summary>
    Task SaveCollectedAsync(CollectedAddress address, CancellationToken cancel);

    /// <summary>Forgets addresses not asked for since.</summary>
    Task<int> ForgetCollectedAsync(DateTimeOffset before, CancellationToken cancel);
}

/// <summary>One address that the collector asks for again and again.</summary>
/// <remarks>A class with setters, for Dapper. Times are ticks of UTC.</remarks>
internal sealed record CollectedAddress
{
    public string Address { get; set; } = "";

    /// <summary>Where the address has moved for good; null where it has not.</summary>
    public string? MovedTo { get; set; }
    public string? ETag { get; set; }
    public string? LastModified { get; set; }

    /// <summary>Of the article version that was sent last; null before the first.</summary>
    public string? ContentHash { get; set; }

    /// <summary>Article versions sent.</summary>
    public long Versions { get; set; }

    /// <summary>The outlet's id, where the list of feeds names one.</summary>
    public string? Outlet { get; set; }

    /// <summary>When the feed says that the article appeared; null where none does.</summary>
    public long? PublishedTicks { get; set; }
    public long FirstSeenTicks { get; set; }
    public long NextTicks { get; set; }

    /// <summary>From the last fetch to the next.</summary>
    public long WaitTicks { get; set; }

    /// <summary>Times in a row that nothing came.</summary>
    public long Failures { get; set; }
}

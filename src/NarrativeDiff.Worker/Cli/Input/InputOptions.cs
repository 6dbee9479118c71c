using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>What the command line says about files that do not say it themselves, and how much is read.</summary>
internal sealed record InputOptions
{
    /// <summary>Outlet of <c>.txt</c> and <c>.html</c> files that neither name nor page gives.</summary>
    public string? Outlet { get; init; }

    /// <summary>Outlet of all <c>.txt</c> and <c>.html</c> files, whatever name and page say.</summary>
    public string? OutletForAll { get; init; }

    /// <summary>Zone of the times that pages state without an offset; null: such a time is noted as unsure.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>When they appeared, where neither name nor page gives it; ISO 8601 with offset.</summary>
    public string? Published { get; init; }

    public ArticleLimits Limits { get; init; } = new();

    /// <summary>Bytes of a <c>.json</c> file, which is read as a whole; <c>.jsonl</c> has no such limit.</summary>
    public long MaxJsonBytes { get; init; } = 268_435_456;

    /// <summary>Bytes of a web page; its scripts and menus come on top of the article.</summary>
    public long MaxPageBytes { get; init; } = 16_777_216;

    /// <summary>Files below the folders given.</summary>
    public int MaxFiles { get; init; } = 100_000;
}

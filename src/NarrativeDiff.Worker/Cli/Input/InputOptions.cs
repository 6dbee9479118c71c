using NarrativeDiff.Worker.Cli.Input.Exports;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>What the command line says about files that do not say it themselves, and how much is read.</summary>
internal sealed record InputOptions
{
    /// <summary>Outlet of <c>.txt</c> and <c>.html</c> files that neither name nor page gives.</summary>
    public string? Outlet { get; init; }

    /// <summary>Outlet of all <c>.txt</c> and <c>.html</c> files, whatever name and page say.</summary>
    public string? OutletForAll { get; init; }

    /// <summary>Zone of the times that pages and exports state without an offset; null: such a time is noted as unsure.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>When they appeared, where neither name nor page gives it; ISO 8601 with offset.</summary>
    public string? Published { get; init; }

    public ArticleLimits Limits { get; init; } = new();

    /// <summary>Bytes of a <c>.json</c> file, which is read as a whole; <c>.jsonl</c> has no such limit.</summary>
    public long MaxJsonBytes { get; init; } = 268_435_456;

    /// <summary>Bytes of a web page; its scripts and menus come on top of the article.</summary>
    public long MaxPageBytes { get; init; } = 16_777_216;

    /// <summary>Bytes of a table or a feed, and characters of a Word file once it is unpacked.</summary>
    public long MaxTableBytes { get; init; } = 268_435_456;

    /// <summary>Bytes of a JSON export, which is read as a whole with all that stands around its articles.</summary>
    public long MaxExportBytes { get; init; } = 67_108_864;

    /// <summary>Articles in one export, pages in one web archive.</summary>
    public int MaxEntries { get; init; } = 50_000;

    /// <summary>Bytes that a web archive may unpack to.</summary>
    public long MaxArchiveBytes { get; init; } = 2_147_483_648;

    /// <summary>Which field of an export holds which field of an article, over what its shape says.</summary>
    public FieldMap Map { get; init; } = FieldMap.Empty;

    /// <summary>Files below the folders given.</summary>
    public int MaxFiles { get; init; } = 100_000;
}

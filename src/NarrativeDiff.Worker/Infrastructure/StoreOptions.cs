using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Which database holds versions and reports. The server's address is <c>ConnectionStrings:Database</c>.</summary>
internal sealed class StoreOptions
{
    public const string Section = "Store";

    [EnumDataType(typeof(StoreKind))]
    public StoreKind Kind { get; set; } = StoreKind.Sqlite;

    /// <summary>SQLite's file; made if absent.</summary>
    [Required]
    public string Path { get; set; } = "narrativediff.db";
}

internal enum StoreKind
{
    Sqlite,
    PostgreSql,
}

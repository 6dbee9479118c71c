using DbUp.Builder;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The schemas of earlier versions of the program: its scripts are never changed, so the first of them make an old one.</summary>
internal static class OldSchemas
{
    private const string Folder = ".Storage.Migrations.";

    public static bool Upgrade(UpgradeEngineBuilder builder, string bytesType, string newestScript) =>
        builder
            .WithScriptsEmbeddedInAssembly(
                typeof(SqlStore).Assembly,
                name =>
                    name.Contains(Folder, StringComparison.Ordinal)
                    && string.CompareOrdinal(name.Split(Folder)[1][..newestScript.Length], newestScript) <= 0
            )
            .WithVariable("bytes", bytesType)
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build()
            .PerformUpgrade()
            .Successful;
}

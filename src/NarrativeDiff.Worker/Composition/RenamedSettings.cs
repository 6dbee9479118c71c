namespace NarrativeDiff.Worker.Composition;

/// <summary>Settings under the names they had in the release before: read for one release more, with a warning that gives the new
/// name.</summary>
internal static class RenamedSettings
{
    /// <summary>By section: old key and new key.</summary>
    private static readonly (string Section, string Old, string New)[] All =
    [
        ("Comparing", "Quiet", "Debounce"),
        ("Comparing", "GiveWay", "MaxIngestPriorityDelay"),
        ("Intake", "MostOpenArticles", "MaxActiveArticles"),
        ("Intake", "RegroupEvery", "ReclusterEvery"),
        ("Retention", "MostQuarantined", "MaxQuarantined"),
        ("Retention", "MostQuarantinedBytes", "MaxQuarantinedBytes"),
    ];

    /// <returns>The section as it is bound: a value under an old key stands under the new one, unless a source at least as strong gives the
    /// new key itself.</returns>
    public static IConfiguration Section(IConfiguration configuration, string section)
    {
        var values = configuration
            .GetSection(section)
            .AsEnumerable(makePathsRelative: true)
            .Where(value => value.Key.Length > 0)
            .ToDictionary(value => value.Key, value => value.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (_, old, now) in In(section))
        {
            if (!values.Remove(old, out var value))
                continue;
            if (Rank(configuration, $"{section}:{old}") > Rank(configuration, $"{section}:{now}"))
                values[now] = value;
        }

        var paths = values.Select(value => KeyValuePair.Create($"{section}:{value.Key}", value.Value));
        return new ConfigurationBuilder().AddInMemoryCollection(paths).Build().GetSection(section);
    }

    /// <returns>Null: the key is no old one.</returns>
    public static string? NewName(string section, string old) =>
        All.FirstOrDefault(renamed =>
            renamed.Section.Equals(section, StringComparison.OrdinalIgnoreCase)
            && renamed.Old.Equals(old, StringComparison.OrdinalIgnoreCase)
        ).New;

    public static IEnumerable<string> OldNames(string section) => In(section).Select(renamed => renamed.Old);

    public static void Warn(IConfiguration configuration, ILogger log)
    {
        foreach (var (section, old, now) in All)
            if (Rank(configuration, $"{section}:{old}") >= 0)
                log.OldSetting($"{section}:{old}", $"{section}:{now}");
    }

    private static IEnumerable<(string Section, string Old, string New)> In(string section) =>
        All.Where(renamed => renamed.Section == section);

    /// <summary>Which source gives a key, the strongest highest; -1: none.</summary>
    private static int Rank(IConfiguration configuration, string key) =>
        configuration is IConfigurationRoot root ? root.Providers.ToList().FindLastIndex(provider => provider.TryGet(key, out _))
        : configuration[key] is null ? -1
        : 0;
}

internal static partial class RenamedSettingsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "setting {Old} is now {New}; the old name is read until the next release")]
    public static partial void OldSetting(this ILogger log, string old, string @new);
}

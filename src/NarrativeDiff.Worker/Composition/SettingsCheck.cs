using System.Reflection;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using NarrativeDiff.Worker.Collecting;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Composition;

/// <summary>Before anything starts: no setting is ignored in silence. A key that is not known, or a value that is none, ends the program
/// with one line.</summary>
internal static class SettingsCheck
{
    private const string Prefix = "NARRATIVEDIFF_";

    /// <summary>By section: its keys and what they hold.</summary>
    private static readonly Dictionary<string, PropertyInfo[]> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [TransportOptions.Section] = KeysOf<TransportOptions>(),
        [StoreOptions.Section] = KeysOf<StoreOptions>(),
        [IntakeOptions.Section] = KeysOf<IntakeOptions>(),
        [ComparisonOptions.Section] = KeysOf<ComparisonOptions>(),
        [ApiOptions.Section] = KeysOf<ApiOptions>(),
        [EncoderOptions.Section] = KeysOf<EncoderOptions>(),
        [RetentionOptions.Section] = KeysOf<RetentionOptions>(),
        [LoadedOptions.Section] = KeysOf<LoadedOptions>(),
        [CollectorOptions.Section] = KeysOf<CollectorOptions>(),
        [ReviewOptions.Section] = KeysOf<ReviewOptions>(),
        [WebhookOptions.Section] = KeysOf<WebhookOptions>(),
    };

    private static readonly string[] Connections = ["Broker", "Database"];

    /// <summary>Sections that the run-time reads.</summary>
    private static readonly string[] Foreign = ["Logging", "Kestrel"];

    private static readonly string[] AllKeys =
    [
        .. Sections.SelectMany(section => section.Value.Select(key => $"{section.Key}:{key.Name}")),
        .. Connections.Select(name => $"ConnectionStrings:{name}"),
    ];

    /// <exception cref="SettingException">An argument is no <c>--Section:Key value</c>.</exception>
    public static void CheckArguments(IReadOnlyList<string> arguments)
    {
        for (var at = 0; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
                throw new SettingException($"'{argument}' is no setting; give settings as --Section:Key value");
            if (argument.Contains('=', StringComparison.Ordinal))
                continue;
            if (at + 1 == arguments.Count || arguments[at + 1].StartsWith("--", StringComparison.Ordinal))
                throw new SettingException($"{argument} has no value; give it as {argument} value");
            at++;
        }
    }

    /// <exception cref="SettingException">A key or a value is wrong; the first that is found.</exception>
    public static void Check(IConfigurationRoot configuration)
    {
        foreach (
            var provider in configuration.Providers.Where(provider =>
                provider is JsonConfigurationProvider or CommandLineConfigurationProvider
            )
        )
        foreach (var section in provider.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase))
            CheckTop(section, [.. provider.GetChildKeys([], section)]);
        foreach (var variable in Environment.GetEnvironmentVariables().Keys.Cast<string>())
            CheckVariable(variable);
        foreach (var (section, keys) in Sections)
            CheckSection(configuration.GetSection(section), keys);
        foreach (var connection in configuration.GetSection("ConnectionStrings").GetChildren())
            if (!Connections.Contains(connection.Key, StringComparer.OrdinalIgnoreCase))
                throw Unknown(connection.Path);
    }

    private static void CheckTop(string section, string[] children)
    {
        if (!IsKnown(section) && !section.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase))
            throw Unknown(children.Length > 0 ? $"{section}:{children[0]}" : section);
    }

    private static bool IsKnown(string section) =>
        Sections.ContainsKey(section)
        || section.Equals("ConnectionStrings", StringComparison.OrdinalIgnoreCase)
        || Foreign.Contains(section, StringComparer.OrdinalIgnoreCase);

    /// <summary>The environment holds much that is none of ours: a variable is a setting that went wrong where it is built like one and
    /// reads nearly like one.</summary>
    private static void CheckVariable(string variable)
    {
        var name = variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? variable[Prefix.Length..] : variable;
        var parts = name.Split("__");
        if (
            parts.Length == 2
            && !IsKnown(parts[0])
            && (name != variable || NearestWord.Of(parts[0], [.. Sections.Keys, "ConnectionStrings"]) is not null)
        )
            throw Unknown($"{parts[0]}:{parts[1]}", variable);
        if (parts.Length == 1 && AllKeys.FirstOrDefault(key => key.Replace(':', '_') == name) is { } meant)
            throw new SettingException(
                $"the environment's {variable} sets nothing; two underscores part section and key: "
                    + $"{meant.Replace(":", "__", StringComparison.Ordinal)}"
            );
    }

    private static void CheckSection(IConfigurationSection section, PropertyInfo[] keys)
    {
        if (section.Value is { Length: > 0 })
            throw new SettingException(
                $"{section.Path} is a section and has no value of its own; give {section.Path}:{keys[0].Name} or another of its keys"
            );
        foreach (var given in section.GetChildren())
        {
            var name = RenamedSettings.NewName(section.Key, given.Key) ?? given.Key;
            var key = keys.FirstOrDefault(key => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(given.Path);
            if (given.GetChildren().FirstOrDefault() is { } inner)
                throw new SettingException($"{inner.Path} is no setting; {given.Path} holds one value");
            if (given.Value is { } value && SettingValue.Fault(key, value) is { } fault)
                throw new SettingException($"{given.Path} is '{value}'; {fault}");
        }
    }

    private static SettingException Unknown(string key, string? variable = null)
    {
        var remedy = Meant(key) is { } meant
            ? $"did you mean {(variable is null ? meant : meant.Replace(":", "__", StringComparison.Ordinal))}?"
            : "the documentation of the configuration lists all keys";
        return new SettingException($"{(variable is null ? "" : $"the environment's {variable}: ")}there is no setting {key}; {remedy}");
    }

    /// <summary>The same key in the section that is meant, else a key of another section by that name.</summary>
    private static string? Meant(string key)
    {
        var (given, name) = key.Split(':', 2) is [var first, var second] ? (first, second) : (key, "");
        var section = NearestWord.Of(given, AllKeys.Select(known => known.Split(':')[0]).Distinct());
        var inSection = section is null
            ? null
            : NearestWord.Of(
                name,
                AllKeys
                    .Where(known => known.StartsWith(section + ":", StringComparison.Ordinal))
                    .Select(known => known.Split(':')[1])
                    .Concat(RenamedSettings.OldNames(section))
            );
        return inSection is not null
            ? $"{section}:{RenamedSettings.NewName(section!, inSection) ?? inSection}"
            : AllKeys.FirstOrDefault(known => known.EndsWith($":{(name.Length > 0 ? name : given)}", StringComparison.OrdinalIgnoreCase));
    }

    private static PropertyInfo[] KeysOf<T>() =>
        [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];
}

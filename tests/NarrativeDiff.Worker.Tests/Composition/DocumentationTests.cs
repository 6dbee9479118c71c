using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using NarrativeDiff.Worker.Collecting;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Composition;

/// <summary>What the documents and appsettings.json say of settings and refusals is what the code knows.</summary>
public sealed partial class DocumentationTests
{
    private static readonly (string Section, Type Options)[] Sections =
    [
        (TransportOptions.Section, typeof(TransportOptions)),
        (StoreOptions.Section, typeof(StoreOptions)),
        (IntakeOptions.Section, typeof(IntakeOptions)),
        (ComparisonOptions.Section, typeof(ComparisonOptions)),
        (ApiOptions.Section, typeof(ApiOptions)),
        (EncoderOptions.Section, typeof(EncoderOptions)),
        (RetentionOptions.Section, typeof(RetentionOptions)),
        (LoadedOptions.Section, typeof(LoadedOptions)),
        (CollectorOptions.Section, typeof(CollectorOptions)),
        (ReviewOptions.Section, typeof(ReviewOptions)),
        (WebhookOptions.Section, typeof(WebhookOptions)),
    ];

    private static string Page(string name) => File.ReadAllText(Repository.File("src", "NarrativeDiff.Worker", "docs", name));

    private static IEnumerable<string> Settings =>
        from section in Sections
        from property in section.Options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        select $"{section.Section}:{property.Name}";

    [Fact]
    public void The_page_names_every_setting_and_no_other() =>
        Assert.Equal(
            Settings.Order(),
            SettingRow()
                .Matches(Page("configuration.md"))
                .Select(row => row.Groups[1].Value)
                .Where(key => !key.StartsWith("ConnectionStrings", StringComparison.Ordinal))
                .Order()
        );

    [Fact]
    public void The_page_names_every_refusal_and_no_other() =>
        Assert.Equal(
            RefusalCode.All.Order(),
            RefusalRow()
                .Matches(Page("messaging.md"))
                .SelectMany(row => Code().Matches(row.Groups[1].Value))
                .Select(code => code.Groups[1].Value)
                .Order()
        );

    [Fact]
    public void The_shipped_settings_are_the_defaults()
    {
        using var shipped = JsonDocument.Parse(File.ReadAllText(Repository.File("appsettings.json")));
        foreach (var (section, options) in Sections)
        {
            var defaults = Activator.CreateInstance(options)!;
            foreach (var setting in shipped.RootElement.GetProperty(section).EnumerateObject())
            {
                var property = options.GetProperty(setting.Name);
                Assert.NotNull(property);
                Assert.Equal(
                    Shown(property.GetValue(defaults)),
                    property.PropertyType == typeof(TimeSpan)
                        ? TimeSpan.Parse(setting.Value.ToString(), System.Globalization.CultureInfo.InvariantCulture).ToString()
                        : setting.Value.ToString()
                );
            }
        }
    }

    private static string Shown(object? value) => value?.ToString() ?? "";

    [GeneratedRegex(@"^\| `(\w+:\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"^\| ((?:`[a-z0-9_]+`(?:, )?)+)(?: \(quarantined\))? \|", RegexOptions.Multiline)]
    private static partial Regex RefusalRow();

    [GeneratedRegex("`([a-z0-9_]+)`")]
    private static partial Regex Code();
}

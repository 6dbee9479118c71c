using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Composition;

public sealed class RenamedSettingsTests
{
    private static readonly Dictionary<string, string?> LastRelease = new()
    {
        ["Comparing:Quiet"] = "00:00:03",
        ["Comparing:GiveWay"] = "00:00:04",
        ["Intake:MostOpenArticles"] = "12345",
        ["Intake:RegroupEvery"] = "00:00:06",
        ["Retention:MostQuarantined"] = "77",
        ["Retention:MostQuarantinedBytes"] = "8888",
    };

    [Fact]
    public async Task A_configuration_of_the_last_release_is_read()
    {
        await using var app = WorkerHost.Build([], builder => builder.Configuration.AddInMemoryCollection(LastRelease));
        var (comparing, intake, retention) = (Get<ComparisonOptions>(app), Get<IntakeOptions>(app), Get<RetentionOptions>(app));
        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4)), (comparing.Debounce, comparing.MaxIngestPriorityDelay));
        Assert.Equal((12345, TimeSpan.FromSeconds(6)), (intake.MaxActiveArticles, intake.ReclusterEvery));
        Assert.Equal((77, 8888L), (retention.MaxQuarantined, retention.MaxQuarantinedBytes));
    }

    [Fact]
    public async Task The_new_name_wins_where_both_are_given()
    {
        await using var app = WorkerHost.Build(
            [],
            builder =>
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?> { ["Comparing:Quiet"] = "00:00:03", ["Comparing:Debounce"] = "00:00:05" }
                )
        );
        Assert.Equal(TimeSpan.FromSeconds(5), Get<ComparisonOptions>(app).Debounce);
    }

    [Fact]
    public void One_warning_an_old_key_gives_the_new_name()
    {
        var log = new Lines();
        RenamedSettings.Warn(new ConfigurationBuilder().AddInMemoryCollection(LastRelease).Build(), log);
        Assert.Equal(LastRelease.Count, log.Written.Count);
        Assert.Contains("setting Comparing:Quiet is now Comparing:Debounce; the old name is read until the next release", log.Written);
    }

    private static T Get<T>(WebApplication app)
        where T : notnull => app.Services.GetRequiredService<T>();

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            Assert.Equal(LogLevel.Warning, logLevel);
            Written.Add(formatter(state, exception));
        }
    }
}

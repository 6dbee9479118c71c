using Microsoft.Extensions.Logging.Console;
using NarrativeDiff.Worker.Http.Api;

namespace NarrativeDiff.Worker.Composition;

/// <summary>Builds the worker: settings, services, HTTP.</summary>
internal static class WorkerHost
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Settings, later over earlier: <c>appsettings.json</c> beside the program, the environment (<c>Store__Path</c> or
    /// <c>NARRATIVEDIFF_Store__Path</c>), arguments (<c>--Store:Path x.db</c>), <paramref name="configure"/>.
    /// </summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        SettingsCheck.CheckArguments(args);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("NARRATIVEDIFF_").AddCommandLine(args);
        configure?.Invoke(builder);
        SettingsCheck.Check(builder.Configuration);
        // Results go to the standard output; the log must not mix with them.
        if (builder.Configuration["Logging:Console:FormatterName"] == ConsoleFormatterNames.Json)
            builder
                .Logging.ClearProviders()
                .AddJsonConsole(console => (console.TimestampFormat, console.UseUtcTimestamp) = ("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", true));
        else
            builder
                .Logging.ClearProviders()
                .AddSimpleConsole(console =>
                    (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "HH:mm:ss.fff ", true)
                );
        // Whoever runs the host shows why it could not start, in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddWorker(builder.Configuration);
        builder.AddApi();
        var app = builder.Build();
        app.MapApi();
        RenamedSettings.Warn(app.Configuration, app.Logger);
        return app;
    }
}

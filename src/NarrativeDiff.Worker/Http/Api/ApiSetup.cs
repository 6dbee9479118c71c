using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NarrativeDiff.Worker.Http.Site;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>The HTTP side: which addresses lead where.</summary>
internal static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(ApiOptions.Section).Get<ApiOptions>() ?? new();
        builder.Services.AddProblemDetails();
        builder.AddApiDescription();
        builder.AddHealth();
        if (options.Enabled)
            builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        else
            builder.Services.Replace(ServiceDescriptor.Singleton<IServer, NoServer>());
    }

    public static void MapApi(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(SecurityHeaders.AddAsync);
        app.Use(HeadRequests.AsGetAsync);
        app.Use(StoreAnswers.WaitAsync);
        app.UseRouting();
        app.MapHealth();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapStories();
        app.MapReports();
        app.MapArticles();
        app.MapDeltas();
        app.MapMatrices();
        app.MapJudgements();
        app.MapEvents();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapSite();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NarrativeDiff.Worker.Http.Site;
using NarrativeDiff.Worker.Http.Site.Pages;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>The HTTP side: which addresses lead where.</summary>
internal static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(ApiOptions.Section).Get<ApiOptions>() ?? new();
        builder.Services.AddProblemDetails();
        // Pages only: they repeat their own markup, and a large story's page is a tenth of its weight on the wire.
        builder.Services.AddResponseCompression(compression => compression.MimeTypes = ["text/html"]);
        // As all answers are written, so that the description's schemas are theirs.
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        builder.AddApiDescription();
        builder.AddHealth();
        builder.Services.AddSingleton<AllLinks>();
        if (options.Enabled)
            builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        else
            builder.Services.Replace(ServiceDescriptor.Singleton<IServer, NoServer>());
    }

    public static void MapApi(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailedAsync });
        app.UseStatusCodePages(answer => Problems.OfStatus(answer.HttpContext.Response.StatusCode).ExecuteAsync(answer.HttpContext));
        app.Use(SecurityHeaders.AddAsync);
        app.Use(new AllowedHosts(app.Services.GetRequiredService<ApiOptions>()).CheckAsync);
        app.Use(RequestAddress.KeepNamesAsync);
        app.Use(RequestAddress.RefuseNulAsync);
        app.Use(HeadRequests.AsGetAsync);
        app.Use(StoreAnswers.WaitAsync);
        app.UseResponseCompression();
        app.UseRouting();
        app.MapHealth();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapStories();
        app.MapReports();
        app.MapArticles();
        app.MapDeltas();
        app.MapMatrices();
        app.MapJudgements();
        app.MapReliability();
        app.MapCodings();
        app.MapMoves();
        app.MapExports();
        app.MapEvents();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapSite();
    }

    /// <summary>What the server says of a request keeps its status; anything else is a failure of the worker.</summary>
    private static Task FailedAsync(HttpContext context) =>
        Problems
            .OfStatus(
                context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException fault
                    ? fault.StatusCode
                    : StatusCodes.Status500InternalServerError
            )
            .ExecuteAsync(context);
}

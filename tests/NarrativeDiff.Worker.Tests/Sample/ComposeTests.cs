using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;
using YamlDotNet.Serialization;

namespace NarrativeDiff.Worker.Sample;

/// <summary>The compose folder, held against the program: there is no container engine where the tests run.</summary>
public sealed partial class ComposeTests
{
    private static readonly string Folder = Repository.File("compose");
    private static readonly Dictionary<string, object> Compose = Yaml("docker-compose.yml");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Dictionary<string, Dictionary<object, object>> Services =>
        Map(Compose["services"]).ToDictionary(entry => (string)entry.Key, entry => Map(entry.Value));

    [Fact]
    public void Has_every_part_and_each_is_an_image_or_a_build()
    {
        Assert.Equal(["broker", "database", "grafana", "prometheus", "publisher", "worker"], Services.Keys.Order());
        Assert.All(Services.Values, service => Assert.True(service.ContainsKey("image") || service.ContainsKey("build")));
    }

    [Fact]
    public void Whatever_a_service_depends_on_exists_and_can_be_as_wanted()
    {
        foreach (
            var needed in Services
                .Values.Where(service => service.ContainsKey("depends_on"))
                .SelectMany(service => Map(service["depends_on"]))
        )
        {
            var service = Services[(string)needed.Key];
            Assert.True(
                (string)Map(needed.Value)["condition"] == "service_started" || service.ContainsKey("healthcheck"),
                $"{needed.Key} tells nobody that it is healthy"
            );
        }
    }

    [Fact]
    public void Opens_ports_to_this_machine_alone() =>
        Assert.All(
            Services.Values.Where(service => service.ContainsKey("ports")).SelectMany(service => (List<object>)service["ports"]),
            port => Assert.StartsWith("127.0.0.1:", (string)port, StringComparison.Ordinal)
        );

    [Fact]
    public void Mounts_files_that_are_there_and_volumes_that_are_declared()
    {
        var declared = Map(Compose["volumes"]).Keys;
        foreach (
            var source in Services
                .Values.Where(service => service.ContainsKey("volumes"))
                .SelectMany(service => (List<object>)service["volumes"])
                .Select(volume => ((string)volume).Split(':')[0])
        )
            Assert.True(source.StartsWith('.') ? Path.Exists(Path.Combine(Folder, source)) : declared.Contains(source), source);
    }

    [Fact]
    public void Sets_only_what_the_worker_knows()
    {
        Type[] options =
        [
            typeof(TransportOptions),
            typeof(StoreOptions),
            typeof(ApiOptions),
            typeof(IntakeOptions),
            typeof(ComparisonOptions),
            typeof(RetentionOptions),
            typeof(EncoderOptions),
        ];
        var known = options
            .SelectMany(type =>
                type.GetProperties()
                    .Select(property =>
                        $"{type.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)}__{property.Name}"
                    )
            )
            .Concat(["ConnectionStrings__Broker", "ConnectionStrings__Database"]);

        Assert.Empty(Map(Services["worker"]["environment"]).Keys.Cast<string>().Except(known));
    }

    [Fact]
    public void Asks_for_no_variable_that_the_example_does_not_name()
    {
        var asked = Variable()
            .Matches(File.ReadAllText(Path.Combine(Folder, "docker-compose.yml")))
            .Select(match => match.Groups[1].Value)
            .Distinct();
        var named = File.ReadLines(Path.Combine(Folder, ".env.example"))
            .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(line => line.Split('=')[0]);

        Assert.Empty(asked.Except(named));
    }

    [Fact]
    public void Prometheus_asks_services_that_exist_on_the_port_the_worker_opens()
    {
        var jobs = ((List<object>)Yaml("prometheus/prometheus.yml")["scrape_configs"])
            .Select(Map)
            .ToDictionary(job => (string)job["job_name"]);
        var workers = Map(((List<object>)jobs["narrativediff"]["dns_sd_configs"]).Single());

        Assert.Equal(["worker"], ((List<object>)workers["names"]).Cast<string>());
        Assert.EndsWith($":{workers["port"]}", (string)Map(Services["worker"]["environment"])["Api__Url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_of_the_dashboard_is_one_that_the_worker_gives()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")), "nonsense");
        await TestWorker.UntilAsync(worker.Reports, 1);
        // The one thing that does not happen by itself.
        ((Infrastructure.WorkerMetrics)worker.Services.GetService(typeof(Infrastructure.WorkerMetrics))!).Retried("delivery");
        var metrics = await http.GetStringAsync(new Uri("metrics", UriKind.Relative), Cancel);

        using var dashboard = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Folder, "grafana", "dashboards", "narrativediff.json"), Cancel)
        );
        var asked = dashboard
            .RootElement.GetProperty("panels")
            .EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .SelectMany(target => Figure().Matches(target.GetProperty("expr").GetString()!))
            .Select(match => match.Value)
            .Distinct()
            .ToList();

        Assert.True(asked.Count >= 9);
        Assert.All(asked, figure => Assert.Contains(figure, metrics, StringComparison.Ordinal));
    }

    private static Dictionary<string, object> Yaml(string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(Path.Combine(Folder, file)));

    private static Dictionary<object, object> Map(object value) => (Dictionary<object, object>)value;

    [GeneratedRegex(@"\$\{(\w+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"narrativediff_\w+")]
    private static partial Regex Figure();
}

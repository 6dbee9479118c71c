using System.Reflection;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Sample;

/// <summary>The example programs of compose/examples, started as a reader of them would.</summary>
internal static class ClientExamples
{
    private static readonly TimeSpan InstallPatience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task> NodePackages = new(InstallNodePackagesAsync);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "compose", "examples");

    public static async Task<Child> PublishAsync(string language, Uri broker, string file) =>
        language switch
        {
            "csharp" => Start("dotnet", [CSharp, "publish", broker.AbsoluteUri, file]),
            "node" => Start("node", [await NodeScriptAsync("publish.js"), broker.AbsoluteUri, file]),
            "python" => Start(Python, [Path.Combine(Folder, "python", "publish.py"), broker.AbsoluteUri, file]),
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "no example in this language"),
        };

    /// <param name="file">As publish-raw.js describes it.</param>
    public static async Task<Child> PublishRawAsync(Uri broker, string file) =>
        Start("node", [await NodeScriptAsync("publish-raw.js"), broker.AbsoluteUri, file]);

    public static async Task<Child> ConsumeAsync(string language, Uri broker) =>
        language switch
        {
            "csharp" => Start("dotnet", [CSharp, "consume", broker.AbsoluteUri]),
            "node" => Start("node", [await NodeScriptAsync("consume.js"), broker.AbsoluteUri]),
            "python" => Start(Python, [Path.Combine(Folder, "python", "consume.py"), broker.AbsoluteUri]),
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "no example in this language"),
        };

    /// <summary>Debian's own interpreter: the one that its python3-pika package serves.</summary>
    private const string Python = "/usr/bin/python3";

    /// <summary>From its own build: beside the tests it would meet the web framework's assemblies in place of its packages.</summary>
    private static string CSharp =>
        typeof(ClientExamples)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(entry => entry.Key == "ExampleProgram")
            .Value!;

    private static Child Start(string program, IEnumerable<string> arguments) =>
        Child.Start(program, arguments, folder: AppContext.BaseDirectory);

    private static async Task<string> NodeScriptAsync(string name)
    {
        await NodePackages.Value;
        return Path.Combine(Folder, "node", name);
    }

    private static async Task InstallNodePackagesAsync()
    {
        await using var npm = Child.Start(
            "npm",
            ["ci", "--no-audit", "--no-fund", "--ignore-scripts"],
            folder: Path.Combine(Folder, "node")
        );
        if (await npm.ExitAsync(InstallPatience, CancellationToken.None) != 0)
            throw new InvalidOperationException($"npm ci failed for the Node example:\n{npm.Output}");
    }
}

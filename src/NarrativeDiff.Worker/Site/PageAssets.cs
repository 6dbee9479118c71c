using System.Security.Cryptography;
using System.Text;

namespace NarrativeDiff.Worker.Site;

/// <summary>The style sheet and the script that go into a page, and the policy that lets nothing else run.</summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("report.css");

    public static string Script { get; } = Read("report.js");

    /// <summary>Content security policy: no network at all, and only these two texts as style and script, by their hashes.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Line ends are made one so that the hash does not hang on how the file was checked out.</summary>
    private static string Read(string name)
    {
        var resource = $"NarrativeDiff.Worker.Site.{name}";
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the resource {resource} is missing from the assembly; the project file embeds Site/*.css and Site/*.js");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

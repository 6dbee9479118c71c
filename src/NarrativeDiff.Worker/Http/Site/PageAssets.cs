using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The styles and scripts that pages carry inside, and the policies that allow these and nothing else.</summary>
internal static class PageAssets
{
    private static readonly string Css = Read("report.css");
    private static readonly string Js = Read("report.js");
    private static readonly string SiteCss = Read("site.css") + Read("review.css");
    private static readonly string SiteJs = Read("site.js") + Read("review.js");
    private static readonly string AddJs = Read("add.js");

    /// <summary>Our own files, never a word of an article.</summary>
    public static MarkupString Style { get; } = new($"<style>{Css}</style>");

    public static MarkupString Script { get; } = new($"<script>{Js}</script>");

    public static MarkupString SiteStyle { get; } = new($"<style>{SiteCss}</style>");

    public static MarkupString SiteScript { get; } = new($"<script>{SiteJs}</script>");

    public static MarkupString AddScript { get; } = new($"<script>{AddJs}</script>");

    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src {Hash(Css)}; script-src {Hash(Js)}; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Of the live pages: they also talk to their own server, and no other page may frame them.</summary>
    public static string LivePolicy { get; } =
        $"default-src 'none'; style-src {Hash(Css)} {Hash(SiteCss)}; script-src {Hash(Js)} {Hash(SiteJs)} "
        + $"{Hash(AddJs)}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string file)
    {
        var resource = $"NarrativeDiff.Worker.Http.Site.{file}";
        using var stream =
            typeof(PageAssets).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException(
                $"the resource {resource} is missing from the assembly; {file} has to be an EmbeddedResource"
            );
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

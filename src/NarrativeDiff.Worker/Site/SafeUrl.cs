namespace NarrativeDiff.Worker.Site;

/// <summary>Decides which addresses of an article may become links: http and https, nothing that runs.</summary>
internal static class SafeUrl
{
    /// <returns>The address in its canonical form; null where it must stay text.</returns>
    public static string? Of(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : null;
}

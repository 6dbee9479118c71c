using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>The worker's HTTP side.</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    public bool Enabled { get; set; } = true;

    /// <summary>Where it listens; loopback unless set otherwise.</summary>
    [Required]
    [Url]
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The address by which others reach it, for links in messages; default: <see cref="Url"/>.</summary>
    [Url]
    public string? PublicUrl { get; set; }

    /// <summary>Once set, writes need it in <c>X-Api-Key</c>. Give it by the environment, not in a file.</summary>
    [MinLength(16)]
    public string? Key { get; set; }

    public string BaseAddress => (PublicUrl ?? Url).TrimEnd('/');
}

using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>The worker's HTTP side.</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    public const int MinKeyLength = 16;

    public bool Enabled { get; set; } = true;

    /// <summary>Where it listens; loopback unless set otherwise.</summary>
    [ListenAddress]
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The address by which others reach it, for links in messages; default: <see cref="Url"/>.</summary>
    [Url(ErrorMessage = "it is no address; give it like https://news.example")]
    public string? PublicUrl { get; set; }

    /// <summary>Names, beside <c>localhost</c> and those of the two addresses, by which others reach it, separated by commas; <c>*</c>:
    /// any, which gives up the guard against DNS rebinding.</summary>
    public string? AllowedHosts { get; set; }

    /// <summary>Once set, writes need it in <c>X-Api-Key</c>. Give it by the environment, not in a file.</summary>
    [MinLength(MinKeyLength)]
    public string? Key { get; set; }

    public IReadOnlyList<string> Hosts =>
        (AllowedHosts ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string BaseAddress => (PublicUrl ?? Url).TrimEnd('/');
}

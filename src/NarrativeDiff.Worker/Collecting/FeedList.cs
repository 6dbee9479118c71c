namespace NarrativeDiff.Worker.Collecting;

/// <summary>The feeds and pages to collect, as their list names them: an address a line, before it the outlet's id where the host is none;
/// # begins a remark.</summary>
/// <param name="Outlet">Null: the host.</param>
internal sealed record FeedSource(Uri Address, string? Outlet)
{
    private const int MaxSources = 10_000;
    private const int MaxLine = 4_000;

    /// <returns>The sources, and what of the list is none, with its line.</returns>
    public static (IReadOnlyList<FeedSource> Sources, IReadOnlyList<string> Faults) Read(IEnumerable<string> lines)
    {
        var (sources, faults) = (new List<FeedSource>(), new List<string>());
        foreach (var (index, line) in lines.Take(MaxSources).Index())
        {
            var parts =
                line.Length > MaxLine
                    ? [line[..60]]
                    : line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).TakeWhile(part => part[0] != '#').ToArray();
            if (parts.Length == 0)
                continue;
            if (
                parts.Length <= 2
                && Uri.TryCreate(parts[^1], UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            )
                sources.Add(new FeedSource(address, parts.Length == 2 ? parts[0] : null));
            else
                faults.Add(
                    $"line {index + 1}: '{string.Join(' ', parts)}' is no web address, or outlet and address; write "
                        + "https://… or OUTLET https://…"
                );
        }
        return (sources, faults);
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using NarrativeDiff.Worker.Cli.Input.Exports;
using NarrativeDiff.Worker.Cli.Output;

namespace NarrativeDiff.Worker.Cli.Input.Files;

/// <summary>What the verbs that read articles share on the command line: the files, and what these do not say themselves.</summary>
internal sealed partial class ArticleArguments
{
    private readonly Argument<string[]> _in = new("IN")
    {
        Description =
            "Files or folders: .json (an article version, an array of them or an export), .jsonl (one a line), "
            + ".txt (headline on the first line), .html, .csv, .tsv, "
            + "feeds (.rss, .atom, .xml), web archives (.warc, .warc.gz, .wacz), Nexis Uni downloads (.docx); "
            + "- is JSON lines on standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _outlet = new("--outlet")
    {
        Description =
            "Outlet of .txt and .html files whose name (OUTLET__ARTICLE.txt) or page does not give it (also "
            + "OUTLET__ARTICLE__v2__2023-05-03T1435Z.txt)",
        HelpName = "ID",
    };

    private readonly Option<string?> _published = new("--published")
    {
        Description =
            "When .txt and .html files appeared that do not give it: ISO 8601 with offset. Without any time an "
            + "article is never called first, late or not yet",
        HelpName = "TIME",
    };

    private readonly Option<string[]> _map = new("--map")
    {
        Description =
            "Field of an article = column or path in an export, e.g. headline=title body=content.text. Fields: "
            + $"{string.Join(", ", FieldMap.Targets)}; items is the path of the list",
        HelpName = "FIELD=NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _outletForAll = new("--outlet!")
    {
        Description = "Outlet of all .txt and .html files, whatever their names and pages say",
        HelpName = "ID",
    };

    private readonly Option<string?> _zone = new("--zone")
    {
        Description = "Zone of times that pages and exports state without an offset: a name like Europe/London, or an offset like +02:00",
        HelpName = "ZONE",
    };

    public static ArticleArguments AddTo(Command command)
    {
        var arguments = new ArticleArguments();
        command.Add(arguments._in);
        command.Add(arguments._outlet);
        command.Add(arguments._outletForAll);
        command.Add(arguments._published);
        command.Add(arguments._map);
        arguments._map.Validators.Add(given =>
        {
            if (FieldMap.Parse(given.GetValueOrDefault<string[]>() ?? []).Refusal is { } refusal)
                given.AddError(refusal);
        });
        command.Add(arguments._zone);
        arguments._zone.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is { } zone && ZoneOf(zone) is null)
                given.AddError($"--zone '{Terminal.Safe(zone)}' is no zone; give a name like Europe/London or an offset like +02:00");
        });
        arguments._in.Validators.Add(given =>
        {
            // An argument that takes any number of words also takes a mistyped option.
            if (given.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } mistyped)
                given.AddError($"{command.Name} has no option {Terminal.Safe(mistyped.Value)}; see narrativediff {command.Name} --help");
        });
        arguments._published.Validators.Add(given =>
        {
            // The article parser says the same of every file; here it is said once.
            if (given.GetValueOrDefault<string>() is { } time && !WithOffset().IsMatch(time))
                given.AddError($"--published '{Terminal.Safe(time)}' is no time with an offset; give one like 2030-05-03T14:35:00Z");
        });
        return arguments;
    }

    /// <summary>Reads, and prints on the error stream what could not be read.</summary>
    public ArticleInput Read(ParseResult parse, Progress progress, CancellationToken cancel)
    {
        var options = OptionsOf(parse);
        var input = InputFiles.Read(parse.GetRequiredValue(_in), options, count => progress.Show($"{count} article versions read"), cancel);
        progress.Clear();
        input.WriteTo(parse.InvocationConfiguration.Error);
        return input;
    }

    /// <summary>The files and folders as they were given.</summary>
    public string[] PathsOf(ParseResult parse) => parse.GetRequiredValue(_in);

    public InputOptions OptionsOf(ParseResult parse) =>
        new()
        {
            Outlet = parse.GetValue(_outlet),
            OutletForAll = parse.GetValue(_outletForAll),
            Published = parse.GetValue(_published),
            Zone = ZoneOf(parse.GetValue(_zone)),
            Map = FieldMap.Parse(parse.GetValue(_map) ?? []).Map,
        };

    private static TimeZoneInfo? ZoneOf(string? zone)
    {
        if (zone is null)
            return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known))
            return known;
        return
            OffsetForm().IsMatch(zone)
            && TimeSpan.TryParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            && offset <= TimeSpan.FromHours(14)
            ? TimeZoneInfo.CreateCustomTimeZone(zone, zone[0] == '-' ? -offset : offset, zone, zone)
            : null;
    }

    [GeneratedRegex(@"^[+-]\d{2}:\d{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex OffsetForm();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$", RegexOptions.NonBacktracking)]
    private static partial Regex WithOffset();
}

using System.Collections.Immutable;
using System.Text;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Which field of an export holds which field of an article: by article field, the export's names or paths, the best
/// first.</summary>
/// <remarks>A path goes down by dots (<c>source.name</c>). Names are compared without case, spaces, dashes and underscores.</remarks>
internal sealed record FieldMap(ImmutableDictionary<string, ImmutableArray<string>> Paths)
{
    /// <summary>The field that names where the list of articles stands, not a field of an article.</summary>
    public const string Items = "items";

    public static readonly ImmutableArray<string> Targets =
    [
        "outlet",
        "outletName",
        "articleId",
        "version",
        "publishedAt",
        "headline",
        "body",
        "url",
        "authors",
        "section",
        "language",
        "story",
        "capturedAt",
    ];

    public static readonly FieldMap Empty = new(ImmutableDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>The names that tables of articles use, wherever they come from.</summary>
    public static readonly FieldMap Usual = Of(
        ("outlet", "outlet source publication publisher medianame mediaoutlet newspaper sourcedomain domain site source.name"),
        ("outletName", "outletname sourcename publicationname"),
        ("articleId", "articleid guid storiesid id uri docid"),
        ("version", "version revision"),
        (
            "publishedAt",
            "publishedat published datepublished publishdate datepublish pubdate publicationdate publisheddate "
                + "datetime date timestamp versioncreated"
        ),
        ("headline", "headline title articletitle headlinemain"),
        ("body", "body text fulltext maintext content articletext storytext bodytext article story"),
        ("url", "url link articleurl weburl permalink canonicalurl"),
        ("authors", "authors author byline creator"),
        ("section", "section category"),
        ("language", "language lang"),
        ("story", "story storyid eventid"),
        ("capturedAt", "capturedat datedownload retrievedat")
    );

    public bool IsEmpty => Paths.IsEmpty;

    public ImmutableArray<string> this[string target] => Paths.GetValueOrDefault(target, []);

    public static FieldMap Of(params (string Target, string Names)[] fields) =>
        new(
            fields.ToImmutableDictionary(field => field.Target, field => field.Names.Split(' ').ToImmutableArray(), StringComparer.Ordinal)
        );

    /// <summary>What <c>--map</c> says: <c>headline=title</c> each.</summary>
    /// <returns>The map, or what is wrong with it.</returns>
    public static (FieldMap Map, string? Refusal) Parse(IEnumerable<string> given)
    {
        var paths = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var pair in given)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var target =
                at < 0
                    ? null
                    : Targets.Append(Items).FirstOrDefault(known => known.Equals(pair[..at].Trim(), StringComparison.OrdinalIgnoreCase));
            if (target is null || at == pair.Length - 1)
                return (
                    Empty,
                    $"--map '{Terminal.Safe(pair)}' is no field=name; the fields are {string.Join(", ", Targets)}, and "
                        + "items for the path of the list"
                );
            paths[target] = [pair[(at + 1)..].Trim()];
        }
        return (new FieldMap(paths.ToImmutable()), null);
    }

    /// <summary>This map, and before its names those of another.</summary>
    public FieldMap With(FieldMap first) => new(Paths.SetItems(first.Paths));

    /// <summary>Which of its names a source has: <c> (headline from title, body from text)</c>; empty where all are the article's
    /// own.</summary>
    public string Found(Func<string, string?> text)
    {
        var found = string.Join(
            ", ",
            Targets
                .Select(target => (target, Name: this[target].FirstOrDefault(name => !string.IsNullOrWhiteSpace(text(name)))))
                .Where(field => field.Name is not null && Plain(field.Name) != Plain(field.target))
                .Select(field => $"{field.target} from {field.Name}")
        );
        return found.Length > 0 ? $" ({found})" : "";
    }

    public string? First(string target, Func<string, string?> text) =>
        this[target].Select(text).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    /// <summary>Names that differ only in how they are written are one.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
            if (char.IsLetterOrDigit(c))
                plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }
}

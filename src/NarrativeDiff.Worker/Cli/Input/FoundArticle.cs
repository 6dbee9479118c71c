using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>One article in a file, or why it was not taken; never both.</summary>
internal sealed record FoundArticle(ArticleVersion? Article, InputFault? Fault)
{
    /// <summary>When a page says that it was changed last; null for what is no page.</summary>
    public DateTimeOffset? Modified { get; init; }

    public static FoundArticle Refused(string file, int? line, string? field, string reason) =>
        new(null, new InputFault(file, line, field, reason));

    /// <summary>Parses one JSON object as the worker parses a message.</summary>
    /// <param name="line">Where the object begins in its file.</param>
    /// <param name="path">Its place in the file's array, e.g. <c>$[3]</c>; null where it stands alone.</param>
    public static FoundArticle Parse(string file, int? line, string? path, ReadOnlyMemory<byte> json, ArticleLimits limits)
    {
        var parsed = ArticleParser.Parse(json, limits);
        return parsed.Refusal is { } refusal
            ? Refused(file, line, FieldOf(refusal.Field, path), refusal.Reason)
            : new(parsed.Article, null);
    }

    private static string? FieldOf(string? field, string? path) =>
        path is null ? field
        : field is ['$', ..] ? path + field[1..]
        : path;
}

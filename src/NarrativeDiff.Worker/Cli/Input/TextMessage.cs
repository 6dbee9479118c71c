using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NarrativeDiff.Contracts;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Makes a message of a file that is none, so that it passes the same door as all others.</summary>
internal static class TextMessage
{
    /// <summary>Stands for an unknown time. One for all: nothing is called late or first on account of it, and the same files give the same report.</summary>
    public const string NoTime = "1970-01-01T00:00:00Z";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static FoundArticle Read(string file, FileText text, InputOptions options, FileNotes notes)
    {
        var name = FileNameParts.Of(file);
        var outlet = name.Outlet ?? options.Outlet ?? text.Outlet;
        var published = name.Published ?? text.Published ?? options.Published;
        if (outlet is null)
            notes.OutletGuessed(file);
        if (published is null)
            notes.TimeUnknown(file);
        var message = new ArticleVersionPublished
        {
            Outlet = outlet ?? name.ArticleId,
            ArticleId = name.ArticleId,
            Version = name.Version,
            PublishedAt = published ?? NoTime,
            Headline = text.Headline,
            Body = text.Body,
            BodyType = text.BodyType,
        };
        return FoundArticle.Parse(file, null, null, JsonSerializer.SerializeToUtf8Bytes(message, Json), options.Limits);
    }
}

/// <summary>What a text file or a page says itself.</summary>
internal sealed record FileText(string Headline, string Body, string BodyType, string? Outlet = null, string? Published = null);

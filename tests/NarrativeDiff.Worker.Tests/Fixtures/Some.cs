using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker;

/// <summary>Messages, versions and reports as a test needs them: good in everything but what it names.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2030, 5, 3, 12, 0, 0, TimeSpan.Zero);

    /// <param name="json">The field's value as JSON.</param>
    /// <param name="more">Further fields, as <c>,"name":value</c>.</param>
    public static string Message(string? field = null, string json = "null", string more = "")
    {
        var fields = new List<(string Name, string Json)>
        {
            ("outlet", "\"harbour-post\""),
            ("articleId", "\"a1\""),
            ("headline", "\"Mill burns\""),
            ("body", "\"The mill burnt.\""),
            ("publishedAt", "\"2030-05-03T14:35:00Z\""),
        };
        fields.RemoveAll(f => f.Name == field);
        if (field is not null)
            fields.Add((field, json));
        return $"{{{string.Join(',', fields.Select(f => $"\"{f.Name}\":{f.Json}"))}{more}}}";
    }

    public static string Message(ArticleVersion version)
    {
        static string Json(string? text) => System.Text.Json.JsonSerializer.Serialize(text);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"outlet":{{Json(version.Key.Outlet.Value)}},"articleId":{{Json(version.Key.ArticleId)}},"headline":{{Json(
                version.Headline
            )}},"body":{{Json(version.Body)}},
             "publishedAt":"{{version.PublishedAt:yyyy-MM-ddTHH:mm:ssZ}}","version":{{version.Version?.ToString(
                CultureInfo.InvariantCulture
            ) ?? "null"}},"story":{{Json(version.StoryHint)}} }
            """
        );
    }

    public static ArticleVersion Version(
        string outlet = "harbour-post",
        string articleId = "a1",
        string body = "The mill burnt.",
        string? hint = null,
        int minute = 0,
        int? version = null,
        string headline = "Mill burns"
    ) =>
        new()
        {
            Key = new(new(outlet), articleId),
            Headline = headline,
            Body = body,
            PublishedAt = Noon.AddMinutes(minute),
            Version = version,
            StoryHint = hint,
        };

    public static ArticleProfile Profile(DateTimeOffset at, params float[] vector) => new(vector, ["mill"], at);

    /// <summary>A report whose content is its inputs.</summary>
    public static Report Report(string storyId, params string[] inputs) =>
        new()
        {
            StoryId = storyId,
            Title = "Mill burns",
            ContentHash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', inputs)))),
            Window = new(Noon, Noon),
            Witnesses = [],
            Statements = [],
            Links = [],
            Edits = [],
            Findings = [],
            Method = new()
            {
                Model = "none",
                Rules = ImmutableSortedDictionary<string, int>.Empty,
                Thresholds = ImmutableSortedDictionary<string, double>.Empty,
                Inputs = [.. inputs],
                Limits = "a test",
            },
        };
}

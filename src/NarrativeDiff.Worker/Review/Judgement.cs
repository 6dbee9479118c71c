using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NarrativeDiff.Worker.Review;

/// <summary>What one reviewer said of one finding or link, with name and note; data of its own that outlives every report.</summary>
public sealed record Judgement
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Counts a story's judgements from 1.</summary>
    public long Number { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Reviewer { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary><c>finding:ID</c>, or <c>link:HASH</c> of the words at both ends; equal targets are the same question put to two reviewers.</summary>
    public required string Target { get; init; }

    /// <summary>For <see cref="Verdict.Relabel"/>: what the reviewer calls it.</summary>
    public string? Label { get; init; }
    public string? Note { get; init; }

    /// <summary>The revision that the reviewer had before them.</summary>
    public int? Revision { get; init; }

    /// <summary>Id of the judged finding; null for links.</summary>
    public string? Finding { get; init; }

    /// <summary>The judged links, by their words; a statement that is split or joined is several.</summary>
    public ImmutableArray<JudgedLink> Links { get; init; } = [];
}

/// <summary>Closed within a major version.</summary>
public enum Verdict
{
    /// <summary>A finding is right, or a link's ends report the same.</summary>
    Accept,

    /// <summary>A finding is wrong, or a link's ends report different things.</summary>
    Reject,

    /// <summary>A finding is right under another name.</summary>
    Relabel,

    /// <summary>Nothing said before on the target holds any longer.</summary>
    Withdraw,
}

/// <summary>A link as a reviewer saw it.</summary>
public sealed record JudgedLink(JudgedPassage Left, JudgedPassage Right);

public sealed record JudgedPassage(string Outlet, string ArticleId, string Text);

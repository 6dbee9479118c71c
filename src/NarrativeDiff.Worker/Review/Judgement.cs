using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

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

    /// <summary>What the judged finding rested on; by it the judgement holds where later evidence gives the finding another id.</summary>
    public FindingWords? Words { get; init; }

    /// <summary>The judged links, by their words; a statement that is split or joined is several.</summary>
    public ImmutableArray<JudgedLink> Links { get; init; } = [];

    /// <returns>The judgement as an answer to the question that was put before, where the finding was judged under an id that the report no longer has.</returns>
    public Judgement OnQuestionOf(IEnumerable<Judgement> earlier, Report report)
    {
        var ids = report.Findings.Concat(report.Review?.Rejected ?? []).Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        var asked = Words is null ? null : earlier.LastOrDefault(known => known is { Finding: { } id, Words: { } words } && (id == Finding || (!ids.Contains(id) && words.Fit(Words))));
        return asked is null ? this : this with { Target = asked.Target, Finding = asked.Finding };
    }
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

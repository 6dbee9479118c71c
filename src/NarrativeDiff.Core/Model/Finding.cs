using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NarrativeDiff.Core.Model;

/// <summary>A difference with its evidence, made by a rule of the codebook.</summary>
public sealed record Finding
{
    /// <summary>Stable across revisions while what it is about stands: a hash of rule, kind and the words it is about.</summary>
    public required string Id { get; init; }

    /// <summary>Codebook id, e.g. <c>O1</c>.</summary>
    public required string Rule { get; init; }
    public required int RuleVersion { get; init; }

    /// <summary>Frame cues (F1–F3) are hints to read on: they stand in the report and raise no alert.</summary>
    [JsonIgnore]
    public bool IsFrameCue => Rule[0] == 'F';

    /// <summary>The rule's name in words, e.g. <c>statement omission</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the statement it is about; null where it is about an article or a pair of versions.</summary>
    public string? Statement { get; init; }

    /// <summary>What it is about; the report has at most a few findings on one subject.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FindingSubject? Subject { get; init; }

    /// <summary>What each witness does with the subject, in witness order.</summary>
    public ImmutableArray<FindingPosition> Positions { get; init; } = [];

    /// <summary>Outlet ids, in ordinal order.</summary>
    public required ImmutableArray<string> Outlets { get; init; }

    /// <summary>One careful sentence. Holds nothing that the evidence does not show.</summary>
    public required string Summary { get; init; }

    /// <summary>What the summary was made of; null where it was written as it stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SummaryTemplate? Template { get; init; }

    // Finite, as is every number here: JSON has no other.
    public double? Score
    {
        get;
        init => field = value is { } score && double.IsFinite(score) ? score : null;
    }
    public double? Threshold
    {
        get;
        init => field = value is { } threshold && double.IsFinite(threshold) ? threshold : null;
    }

    /// <summary>0–1: how far up the finding stands; <see cref="Reasons"/> gives its parts.</summary>
    public required double Weight
    {
        get;
        init => field = double.IsFinite(value) ? value : 0;
    }
    public required ImmutableArray<WeightPart> Reasons { get; init; }

    /// <summary>At least one span.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }
}

/// <summary>One factor of a finding's weight, e.g. <c>carriers 0.8</c>.</summary>
public sealed record WeightPart(string Name, double Value)
{
    public double Value { get; init; } = double.IsFinite(Value) ? Value : 0;
}

/// <summary>The exact words a finding rests on: <c>text.Substring(Start, Length) == Exact</c> in that version's field.</summary>
public sealed record Evidence
{
    public required string Outlet { get; init; }
    public required string ArticleId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary><c>body</c> or <c>headline</c>.</summary>
    public required string Field { get; init; }
    public required int Sentence { get; init; }
    public required int Start { get; init; }
    public required int Length { get; init; }
    public required string Exact { get; init; }

    /// <summary>Up to 40 code units before the span.</summary>
    public required string Prefix { get; init; }

    /// <summary>Up to 40 code units after the span.</summary>
    public required string Suffix { get; init; }

    /// <summary>What the span shows: <c>carrier</c>, <c>nearest</c>, <c>reading</c>, <c>before</c>, <c>after</c>, <c>copy</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Whose words these are: <c>outlet</c>, <c>attributed</c> (a source's, as the outlet reports them) or <c>quoted</c> (a
    /// source's, word for word).</summary>
    public required string Voice { get; init; }

    /// <summary>The passage in the article's own language, where the words are its translation: the paragraph in the same place. Absent
    /// where they are its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Original { get; init; }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Review;

/// <summary>What one reviewer said of one finding or link, with name and note; data of its own that outlives every report.</summary>
public sealed record Judgement
{
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Counts a story's judgements from 1.</summary>
    public long Number { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Reviewer { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary><c>finding:ID</c>, <c>importance:ID</c>, <c>link:HASH</c> of the words at both ends, <c>cell:HASH</c> or
    /// <c>missed:HASH</c>; equal targets are the same question put to two reviewers.</summary>
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

    /// <summary>A difference that the report does not have.</summary>
    public MissedDifference? Missed { get; init; }

    /// <summary>For <see cref="Verdict.Rate"/>: a value of the scale that <see cref="Target"/> begins with.</summary>
    public int? Rating { get; init; }

    /// <summary>For a rated cell: whether which article reports which statement.</summary>
    public JudgedCell? Cell { get; init; }

    /// <summary>True for a word on a finding or a link, false for a rating and a missed difference.</summary>
    [JsonIgnore]
    public bool IsVerdict => Kind is "finding" or "link";

    /// <summary>What <see cref="Target"/> begins with: <c>finding</c>, <c>link</c>, <c>importance</c>, <c>cell</c> or
    /// <c>missed</c>.</summary>
    [JsonIgnore]
    public string Kind => Target.Split(':')[0];

    /// <summary>Each reviewer's newest word on each target, without those withdrawn, oldest first.</summary>
    public static IReadOnlyList<Judgement> NewestOfEach(IEnumerable<Judgement> judgements) =>
        [
            .. judgements
                .GroupBy(judgement => (judgement.Target, judgement.Reviewer))
                .Select(said => said.MaxBy(judgement => judgement.Number)!)
                .Where(judgement => judgement.Verdict != Verdict.Withdraw)
                .OrderBy(judgement => judgement.Number),
        ];

    /// <summary>True where the finding, or one that rested on the same words, is what was judged.</summary>
    public bool IsOn(Finding finding) =>
        Finding == finding.Id || (Finding is not null && Words is { } words && words.Fit(FindingWords.Of(finding)));

    /// <returns>The judgement as an answer to the question that was put before, where the finding was judged under an id that the report no
    /// longer has.</returns>
    public Judgement OnQuestionOf(IEnumerable<Judgement> earlier, Report report)
    {
        if (Cell is { } cell)
            return OnQuestionOf(cell, earlier, report);
        var ids = report.Findings.Concat(report.Review?.Rejected ?? []).Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        var asked = Words is null
            ? null
            : earlier.LastOrDefault(known =>
                known is { Finding: { } id, Words: { } words }
                && known.Kind == Kind
                && (id == Finding || (!ids.Contains(id) && words.Fit(Words)))
            );
        return asked is null ? this : this with { Target = asked.Target, Finding = asked.Finding };
    }

    /// <summary>A statement may have got another label since the cell was first rated; its passages say that it is the same.</summary>
    private Judgement OnQuestionOf(JudgedCell cell, IEnumerable<Judgement> earlier, Report report)
    {
        var passages = CellRatings
            .PassagesOf(report)
            .ToLookup(passage => passage.Statement, passage => passage.Text, StringComparer.Ordinal);
        var mine = report.Statements.Where(statement => statement.Label == cell.Statement).SelectMany(statement => passages[statement.Id]);
        var words = mine.ToHashSet(StringComparer.Ordinal);
        var asked = earlier.LastOrDefault(known =>
            known.Cell is { } other
            && other.Outlet == cell.Outlet
            && other.ArticleId == cell.ArticleId
            && (other.Statement == cell.Statement || words.Contains(other.Statement))
        );
        return asked is null ? this : this with { Target = asked.Target, Cell = asked.Cell };
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

    /// <summary>The reviewer takes back what they said on the target.</summary>
    Withdraw,

    /// <summary>A value on a scale: how important a finding is, or how far an article reports a statement.</summary>
    Rate,

    /// <summary>A difference that the report does not have.</summary>
    Missed,
}

/// <summary>A link as a reviewer saw it.</summary>
public sealed record JudgedLink(JudgedPassage Left, JudgedPassage Right);

public sealed record JudgedPassage(string Outlet, string ArticleId, string Text);

/// <summary>A statement, by its words, and the article that is asked for it.</summary>
public sealed record JudgedCell(string Statement, string Outlet, string ArticleId);

/// <summary>A difference that a reviewer saw and the report does not have.</summary>
/// <param name="Kind">One of <see cref="MissedKind.All"/>.</param>
/// <param name="Importance">1 minor, 2 matters, 3 important.</param>
public sealed record MissedDifference(string Kind, int Importance, ImmutableArray<MissedPassage> Passages);

/// <summary>The words that the reviewer selected: <c>text.Substring(Start, Length)</c> in that field of that version.</summary>
public sealed record MissedPassage(string Outlet, string ArticleId, int Version, string Field, int Start, int Length, string Exact);

/// <summary>The kinds of missed differences. Closed within a major version.</summary>
public static class MissedKind
{
    public static ImmutableArray<string> All { get; } =
    ["omission", "wording", "label", "source", "certainty", "fact", "number", "agency", "emphasis", "edit", "other"];
}

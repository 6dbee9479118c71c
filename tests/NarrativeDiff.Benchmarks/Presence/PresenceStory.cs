using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Presence;

/// <summary>What a question of presence is judged by, and what the report's cell says.</summary>
internal sealed record AskedPresence(string Set, string Story, Answer Answer, double[] Features, CoverageState State);

/// <summary>A story with questions of presence, collated as a report does it.</summary>
internal static class PresenceStory
{
    public static IEnumerable<AskedPresence> Ask(
        string set,
        NarrativeDiff.Core.Model.Story story,
        IReadOnlyCollection<PresenceQuestion> questions,
        ISentenceEncoder encoder,
        AlignmentOptions? options = null
    )
    {
        var witnesses = Witness.Of(story);
        var history = VersionHistory.Of(witnesses);
        var units = StoryUnits.Of(witnesses, history, encoder);
        options ??= new AlignmentOptions();
        var scored = Aligner.Score(units, options);
        var collation = Collator.Collate(witnesses, history, scored, options);
        using var pairs = new PairsOfUnit(units.Segments.Length, scored.Segments);
        var judge = new PassageJudge(witnesses, units, pairs, options.Passages);
        var room = judge.NewRoom();
        var at = witnesses.Select((witness, i) => (witness.Key.ArticleId, i)).ToDictionary(pair => pair.ArticleId, pair => pair.i);
        foreach (var question in questions)
        {
            var (from, to) = (at[question.FromArticle], at[question.ToArticle]);
            var place = PlaceOf(units, question, from);
            var features = Array.Empty<double>();
            judge.Judge(place, room, (w, x) => features = w == to ? x.ToArray() : features);
            yield return new AskedPresence(set, story.Id, question.Answer, features, StateOf(collation, question, from, to));
        }
    }

    /// <summary>The segment that has most of the passage.</summary>
    public static int PlaceOf(StoryUnits units, PresenceQuestion question, int from) =>
        Enumerable
            .Range(0, units.Segments.Length)
            .Where(i => units.Segments[i] is { IsNewest: true, Field: TextField.Body } && units.Segments[i].Witness == from)
            .MaxBy(i => Overlap(units.Segments[i], question));

    /// <summary>The cell of the other article in the row that has most of the passage; where one clause of the passage is enough, the cell
    /// that reports most.</summary>
    private static CoverageState StateOf(Collation collation, PresenceQuestion question, int from, int to)
    {
        var rows = collation
            .Statements.Select(row => (Row: row, Share: ShareIn(row, question, from)))
            .Where(row => row.Share > 0)
            .OrderByDescending(row => row.Share)
            .Take(question.AnyClause ? int.MaxValue : 1)
            .ToArray();
        return rows.Length == 0 ? CoverageState.Uncertain : rows.Select(row => StateOf(row.Row, from, to)).MaxBy(Tells);
    }

    /// <summary>Where the passage's own article does not surely say the row, nothing sure is said.</summary>
    private static CoverageState StateOf(Statement row, int from, int to) =>
        row.Cells[from].IsCarried ? row.Cells[to].State : CoverageState.Uncertain;

    private static int ShareIn(Statement row, PresenceQuestion question, int from) =>
        row.ReadingOf(from)?.Units.Where(unit => unit.Field == TextField.Body).Sum(unit => Math.Max(0, Overlap(unit, question))) ?? 0;

    private static int Tells(CoverageState state) =>
        state switch
        {
            CoverageState.Carried or CoverageState.Late or CoverageState.Restored => 3,
            CoverageState.Partly => 2,
            CoverageState.NotMatched or CoverageState.NotYet or CoverageState.Dropped => 0,
            _ => 1,
        };

    private static int Overlap(TextUnit unit, PresenceQuestion question) =>
        Math.Min(unit.Span.End, question.Start + question.Length) - Math.Max(unit.Span.Start, question.Start);
}

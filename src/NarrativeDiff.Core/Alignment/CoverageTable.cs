using System.Collections.Immutable;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Fills the rows of the collation: for each statement, what every witness does with it, and since when.</summary>
internal sealed class CoverageTable
{
    /// <summary>
    /// An edited sentence carried a clause before the edit if it had at least this share of the clause's weighted words. At .50 a headline with another culprit
    /// counted as the same statement, and outlets were told to lack it before it existed.
    /// </summary>
    private const double SameClauseFrom = 0.75;

    private readonly ImmutableArray<Witness> witnesses;
    private readonly ImmutableArray<Unit> units;
    private readonly VersionHistory history;
    private readonly SharedCopy copies;
    private readonly AlignmentOptions options;
    private readonly ILookup<int, (int Other, double Score)> scores;
    private readonly Dictionary<(int, int), double> scoreOf;
    private readonly ILookup<(int Witness, int Version), int> places;
    private readonly HashSet<int> suspects;

    public CoverageTable(ImmutableArray<Witness> witnesses, ScoredStory scored, VersionHistory history, SharedCopy copies, AlignmentOptions options)
    {
        (this.witnesses, this.history, this.copies, this.options, units) = (witnesses, history, copies, options, scored.Units.Segments);
        scores = scored.Segments
            .SelectMany(pair => new[] { (pair.A, pair.B, pair.Probability), (A: pair.B, B: pair.A, pair.Probability) })
            .ToLookup(pair => pair.A, pair => (pair.B, pair.Probability));
        scoreOf = scored.Segments.Where(pair => !(units[pair.A].IsNewest && units[pair.B].IsNewest))
            .SelectMany(pair => new[] { ((pair.A, pair.B), pair.Probability), ((pair.B, pair.A), pair.Probability) }).ToDictionary();
        places = Enumerable.Range(0, units.Length).ToLookup(place => (units[place].Witness, units[place].Version));
        suspects = [.. history.Revisions.Where(revision => revision.IsExtractionSuspect && revision.To == witnesses[revision.Witness].Newest).Select(revision => revision.Witness)];
    }

    public Statement StatementOf(ImmutableArray<int> group)
    {
        var members = group.ToHashSet();
        var representative = units[Representative(group, members)];
        var readings = group.GroupBy(place => units[place].Witness).OrderBy(reading => reading.Key)
            .Select(reading => new Reading(reading.Key, [.. reading.Order().Select(place => units[place])])).ToImmutableArray();
        var best = BestOfEach(group, members);
        var rows = witnesses.Select((_, w) => RowOf(w, group, best, representative)).ToArray();
        var first = rows.SelectMany((row, w) => row.CarriedIn.Select(v => witnesses[w].Versions[v].PublishedAt)).Min();
        var cells = rows.Select((row, w) => CellOf(w, row, first)).ToImmutableArray();
        var carried = readings.Where(reading => cells[reading.Witness].IsCarried).ToArray();
        return new Statement(0, readings, representative, cells, first, Independent(carried));
    }

    /// <summary>What one witness has for a statement, before times are looked at.</summary>
    private sealed record Row(CoverageState Now, double Score, Unit? Nearest, ImmutableSortedDictionary<int, int> CarriedBefore, ImmutableArray<int> CarriedIn);

    private Row RowOf(int witness, ImmutableArray<int> group, (double Score, int Place)[] best, Unit representative)
    {
        var mine = group.Where(place => units[place].Witness == witness).ToArray();
        var (score, nearest) = mine.Length == group.Length ? (1, units[mine[0]])
            : best[witness] is { Place: >= 0 } found ? (found.Score, units[found.Place])
            : (0.0, mine.Length > 0 ? units[mine[0]] : null);
        var newest = witnesses[witness].Versions.Length - 1;
        var now = mine.Length == 0 ? (score >= options.NotMatched ? CoverageState.Uncertain : CoverageState.NotMatched)
            : !representative.IsQuestion && mine.All(place => units[place].IsQuestion) ? CoverageState.Uncertain
            : representative.Witness == witness || score >= options.Carried ? CoverageState.Carried : CoverageState.Uncertain;
        var before = Enumerable.Range(0, newest)
            .Select(v => (Version: v, Sentence: CarriedEarlier(witness, v, mine, group)))
            .Where(carried => carried.Sentence is not null)
            .ToImmutableSortedDictionary(carried => carried.Version, carried => carried.Sentence!.Value);
        return new Row(now, score, nearest, before, now == CoverageState.Carried ? [.. before.Keys, newest] : [.. before.Keys]);
    }

    /// <summary>For each witness its best link to the statement's readings of others: of its own readings if it has one, else of any of its sentences.</summary>
    private (double Score, int Place)[] BestOfEach(ImmutableArray<int> group, HashSet<int> members)
    {
        var best = Enumerable.Repeat((Score: -1.0, Place: -1), witnesses.Length).ToArray();
        var carriers = group.Select(place => units[place].Witness).ToHashSet();
        foreach (var place in group)
            foreach (var (other, score) in scores[place])
            {
                var witness = units[other].Witness;
                if (!units[other].IsNewest || (carriers.Contains(witness) && !members.Contains(other)))
                    continue;
                if (score > best[witness].Score || (score == best[witness].Score && other < best[witness].Place))
                    best[witness] = (score, other);
            }
        return best;
    }

    /// <returns>The sentence of that version which carried the statement; null where none did.</returns>
    private int? CarriedEarlier(int witness, int version, int[] mine, ImmutableArray<int> group)
    {
        var sentences = mine.Select(place => units[place].Sentence).ToHashSet();
        var text = witnesses[witness].Versions[version].Text;
        var kept = text.Sentences.FirstOrDefault(sentence => history.SameInNewest(witness, version, sentence.Index) is { } same && sentences.Contains(same));
        if (kept is not null)
            return kept.Index;
        return Earlier(witness, version)
            .Where(old =>
                group.Any(place => units[place].Witness != witness && ScoreOf(place, old.Place) >= options.Carried)
                || (history.ContinuedInNewest(witness, version, old.Unit.Sentence) is { } continued
                    && mine.Any(place => units[place].Sentence == continued && HasWordsOf(old.Unit, units[place]))))
            .Select(old => (int?)old.Unit.Sentence)
            .FirstOrDefault();
    }

    private IEnumerable<(int Place, Unit Unit)> Earlier(int witness, int version) =>
        places[(witness, version)].Select(place => (place, units[place]));

    private double ScoreOf(int place, int other) => scoreOf.GetValueOrDefault((place, other));

    private static bool HasWordsOf(Unit old, Unit clause)
    {
        var had = old.Terms.Select(term => term.Id).ToHashSet();
        return clause.TermWeight > 0 && clause.Terms.Where(term => had.Contains(term.Id)).Sum(term => term.Weight) >= SameClauseFrom * clause.TermWeight;
    }

    private Cell CellOf(int witness, Row row, DateTimeOffset first)
    {
        var versions = witnesses[witness].Versions;
        var since = row.CarriedIn.IsEmpty ? (double?)null : (versions[row.CarriedIn[0]].PublishedAt - first).TotalMinutes;
        var state = row.Now switch
        {
            CoverageState.Carried when Enumerable.Range(row.CarriedIn[0], versions.Length - row.CarriedIn[0]).Any(v => !row.CarriedIn.Contains(v)) => CoverageState.Restored,
            CoverageState.Carried when since >= options.LateAfterMinutes => CoverageState.Late,
            CoverageState.NotMatched when suspects.Contains(witness) => CoverageState.Uncertain,
            CoverageState.NotMatched when !row.CarriedIn.IsEmpty => CoverageState.Dropped,
            CoverageState.NotMatched when versions[^1].PublishedAt < first => CoverageState.NotYet,
            var now => now,
        };
        return new Cell(witness, state, row.Score, row.Nearest, row.Now == CoverageState.Carried ? since : null, row.CarriedBefore);
    }

    /// <summary>The unit closest to all others, a question only where nothing else is; of equals the one published first.</summary>
    private int Representative(ImmutableArray<int> group, HashSet<int> members) => group
        .OrderBy(place => units[place].IsQuestion || units[place].IsFragment)
        .ThenByDescending(place => scores[place].Where(pair => members.Contains(pair.Other)).Sum(pair => pair.Score))
        .ThenBy(place => witnesses[units[place].Witness].Newest.PublishedAt)
        .ThenBy(place => place)
        .First();

    private int Independent(IReadOnlyList<Reading> carried)
    {
        var counted = new List<Reading>();
        foreach (var reading in carried)
            if (!counted.Any(other => witnesses[other.Witness].Outlet == witnesses[reading.Witness].Outlet
                || (copies.SameGroup(other.Witness, reading.Witness) && SharedCopy.NearlySame(Words(other), Words(reading)))))
                counted.Add(reading);
        return counted.Count;
    }

    private static string Words(Reading reading) => string.Join(' ', reading.Units.Select(unit => unit.Text));
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Fills the rows of the collation: for each statement, what every witness does with it, and since when.</summary>
internal sealed class CoverageTable : IDisposable
{
    /// <summary>
    /// An edited sentence carried a clause before the edit if it had at least this share of the clause's weighted words. At .50 a headline
    /// with another culprit
    /// counted as the same statement, and outlets were reported to lack it before it existed.
    /// </summary>
    private const double MinSameClause = 0.75;

    private readonly ImmutableArray<Witness> witnesses;
    private readonly ImmutableArray<TextUnit> units;
    private readonly SharedCopy copies;
    private readonly AlignmentOptions options;
    private readonly PairsOfUnit pairs;
    private readonly EarlierUnits earlier;
    private readonly PassageJudge judge;
    private readonly OtherPlaces otherPlaces;
    private readonly HashSet<int> suspects;

    public CoverageTable(
        ImmutableArray<Witness> witnesses,
        ScoredStory scored,
        VersionHistory history,
        SharedCopy copies,
        AlignmentOptions options
    )
    {
        (this.witnesses, this.copies, this.options, units) = (witnesses, copies, options, scored.Units.Segments);
        pairs = new PairsOfUnit(units.Length, scored.Segments);
        judge = new PassageJudge(witnesses, scored.Units, pairs, options.Passages);
        otherPlaces = new OtherPlaces(scored.Units, pairs, options);
        Rows = new Rows(units, pairs, judge, options);
        earlier = new EarlierUnits(witnesses, units, history);
        suspects =
        [
            .. history
                .Revisions.Where(revision => revision.IsExtractionSuspect && revision.To == witnesses[revision.Witness].Newest)
                .Select(revision => revision.Witness),
        ];
    }

    public PassageJudge Judge => judge;

    /// <summary>Breaks groups up into rows.</summary>
    public Rows Rows { get; }

    /// <summary>Room for one thread to make statements in.</summary>
    public Room NewRoom() => new(judge.NewRoom(), otherPlaces.NewRoom());

    internal sealed record Room(PassageJudge.Room Passages, OtherPlaces.Room Places);

    /// <summary>Gives the room of the pairs back; no further statement can be made.</summary>
    public void Dispose() => pairs.Dispose();

    public Statement StatementOf(ImmutableArray<int> group) => StatementOf(group, NewRoom());

    public Statement StatementOf(ImmutableArray<int> group, Room room)
    {
        var members = group.ToHashSet();
        var representative = Representative(group, members);
        var mine = new int[witnesses.Length][];
        foreach (var reading in group.GroupBy(place => units[place].Witness))
            mine[reading.Key] = [.. reading.Order()];
        var readings = Enumerable
            .Range(0, witnesses.Length)
            .Where(w => mine[w] is not null)
            .Select(w => new Reading(w, [.. mine[w].Select(place => units[place])]))
            .ToImmutableArray();
        var best = BestOfEach(group, members, mine);
        var before = CarriedBefore(group, mine);
        var judged = Judged(group, room.Passages);
        var asked = judged[group.IndexOf(representative)];
        var rows = new Row[witnesses.Length];
        for (var w = 0; w < rows.Length; w++)
            rows[w] = RowOf(w, mine[w] ?? [], TellingLogit(group, judged, w), asked[w], best[w], before[w], units[representative]);
        var first = rows.SelectMany((row, w) => row.CarriedIn.Select(v => witnesses[w].Versions[v].PublishedAt)).FirstKnown();
        var cells = rows.Select((row, w) => CellOf(w, row, first)).ToImmutableArray();
        var carried = readings.Where(reading => cells[reading.Witness].IsCarried).ToArray();
        return new Statement(0, readings, units[representative], cells, first, Independent(carried))
        {
            Elsewhere = otherPlaces.Of(group, room.Places),
        };
    }

    private PassageJudgement[][] Judged(ImmutableArray<int> group, PassageJudge.Room room) =>
        [.. group.Select(place => judge.Judge(place, room))];

    /// <summary>Log-odds that an article says what the others' readings do: the mean over readings, within one by the weight of its words;
    /// null where nobody else has one.</summary>
    private double? TellingLogit(ImmutableArray<int> group, PassageJudgement[][] judged, int witness)
    {
        var (sum, readings) = (0.0, 0);
        for (var i = 0; i < group.Length; )
        {
            var (of, logits, weights) = (units[group[i]].Witness, 0.0, 0.0);
            for (; i < group.Length && units[group[i]].Witness == of; i++)
            {
                var weight = Math.Max(units[group[i]].TermWeight, LeastWeight);
                (logits, weights) = (logits + weight * judged[i][witness].Logit, weights + weight);
            }
            if (of != witness)
                (sum, readings) = (sum + logits / weights, readings + 1);
        }
        return readings == 0 ? null : sum / readings;
    }

    /// <summary>A clause without a content word still counts a little.</summary>
    private const double LeastWeight = 0.1;

    /// <summary>What one witness has for a statement, before times are looked at.</summary>
    private sealed record Row(
        CoverageState Now,
        double Score,
        TextUnit? Nearest,
        PassageMatch Match,
        ImmutableSortedDictionary<int, int> CarriedBefore,
        ImmutableArray<int> CarriedIn
    );

    /// <param name="reports">Log-odds that the article says the others' readings.</param>
    /// <param name="asked">How it was judged for the representative.</param>
    private Row RowOf(
        int witness,
        int[] mine,
        double? reports,
        PassageJudgement asked,
        (double Score, int Place) best,
        ImmutableSortedDictionary<int, int> before,
        TextUnit representative
    )
    {
        var score =
            reports is not { } logit ? 1
            : asked.IsRejected && mine.Length == 0 ? 0
            : PairModel.Probability(logit);
        var nearest = mine.Length > 0 ? units[best.Place >= 0 && reports is not null ? best.Place : mine[0]] : Nearest(asked.Match, best);
        var now = mine.Length > 0 ? StateOfReading(witness, mine, score, representative) : StateOf(score, asked.Match, representative);
        var newest = witnesses[witness].Versions.Length - 1;
        return new Row(
            now,
            score,
            nearest,
            asked.Match,
            before,
            now == CoverageState.Carried ? [.. before.Keys, newest] : [.. before.Keys]
        );
    }

    /// <summary>A question carries no statement.</summary>
    private CoverageState StateOfReading(int witness, int[] mine, double score, TextUnit representative) =>
        !representative.IsQuestion && mine.All(place => units[place].IsQuestion) ? CoverageState.Uncertain
        : representative.Witness == witness
        || (score >= options.ReadingCarried && !mine.All(place => GivesOtherNumber(representative, units[place])))
            ? CoverageState.Carried
        : CoverageState.Partly;

    /// <summary>Both count the same things, and the counts cannot both be true.</summary>
    private static bool GivesOtherNumber(TextUnit one, TextUnit other) =>
        one.Numbers.Any(a =>
            a is { Kind: NumberKind.Quantity, Unit: not null }
            && other.Numbers.Any(b => b.Kind == NumberKind.Quantity && b.Unit == a.Unit)
            && !other.Numbers.Any(b => b.Kind == NumberKind.Quantity && b.Unit == a.Unit && a.Low <= b.High && b.Low <= a.High)
        );

    private CoverageState StateOf(double score, PassageMatch match, TextUnit representative)
    {
        if (score < options.CellAbsent)
            return CoverageState.NotMatched;
        if (score < options.CellPartly || (!representative.IsQuestion && judge.IsQuestion(match)))
            return CoverageState.Uncertain;
        return score >= options.CellCarried ? CoverageState.Carried : CoverageState.Partly;
    }

    /// <summary>The unit of the best pair where it stands in the best window or there is none; else the window's sentence with most of the
    /// statement's words.</summary>
    private TextUnit? Nearest(PassageMatch match, (double Score, int Place) best)
    {
        var paired = best.Place >= 0 ? units[best.Place] : null;
        var lines = Enumerable
            .Range(match.First, match.First < 0 ? 0 : match.Lines)
            .Select(judge.Features.SentenceAt)
            .OfType<TextUnit>()
            .ToArray();
        return lines.Length == 0 || lines.Any(line => line.Sentence == paired?.Sentence) ? paired : lines[0];
    }

    /// <summary>For each witness its best link to the statement's readings of others: of its own readings if it has one, else of any of its
    /// sentences.</summary>
    private (double Score, int Place)[] BestOfEach(ImmutableArray<int> group, HashSet<int> members, int[]?[] mine)
    {
        var best = new (double Score, int Place)[witnesses.Length];
        Array.Fill(best, (-1.0, -1));
        foreach (var place in group)
        foreach (var (other, score) in pairs[place])
        {
            var witness = units[other].Witness;
            if (!units[other].IsNewest || (mine[witness] is not null && !members.Contains(other)))
                continue;
            if (score > best[witness].Score || (score == best[witness].Score && other < best[witness].Place))
                best[witness] = (score, other);
        }
        return best;
    }

    /// <summary>For each witness, the earlier versions that carried the statement, with the sentence that did: kept in the same words, else
    /// carried over an edit or lined up with another witness's reading.</summary>
    private ImmutableSortedDictionary<int, int>[] CarriedBefore(ImmutableArray<int> group, int[]?[] mine)
    {
        var linked = new Dictionary<(int Witness, int Version), int>();
        foreach (var place in group)
        foreach (var (other, score) in pairs[place])
            if (score >= options.Carried && !units[other].IsNewest && units[other].Witness != units[place].Witness)
                Lower(linked, (units[other].Witness, units[other].Version), other);
        var before = new ImmutableSortedDictionary<int, int>[witnesses.Length];
        for (var w = 0; w < before.Length; w++)
        {
            var found = ImmutableSortedDictionary<int, int>.Empty;
            for (var v = 0; v + 1 < witnesses[w].Versions.Length; v++)
                if (CarriedIn(w, v, mine[w] ?? [], linked) is { } sentence)
                    found = found.Add(v, sentence);
            before[w] = found;
        }
        return before;
    }

    private static void Lower(Dictionary<(int, int), int> places, (int, int) version, int place)
    {
        if (!places.TryGetValue(version, out var known) || place < known)
            places[version] = place;
    }

    /// <returns>The sentence of that version which carried the statement; null where none did.</returns>
    private int? CarriedIn(int witness, int version, int[] mine, Dictionary<(int, int), int> linked)
    {
        var kept = mine.Select(place => earlier.SameIn(witness, version, units[place].Sentence)).Min();
        if (kept is not null)
            return kept;
        var first = linked.TryGetValue((witness, version), out var place) ? place : int.MaxValue;
        foreach (var clause in mine)
        foreach (var old in earlier.ContinuedBy(witness, version, units[clause].Sentence))
            if (old < first && HasWordsOf(units[old], units[clause]))
                first = old;
        return first == int.MaxValue ? null : units[first].Sentence;
    }

    private static bool HasWordsOf(TextUnit old, TextUnit clause)
    {
        var had = old.Terms.Select(term => term.Id).ToHashSet();
        return clause.TermWeight > 0
            && clause.Terms.Where(term => had.Contains(term.Id)).Sum(term => term.Weight) >= MinSameClause * clause.TermWeight;
    }

    private Cell CellOf(int witness, Row row, DateTimeOffset first)
    {
        var versions = witnesses[witness].Versions;
        var since =
            row.CarriedIn.IsEmpty || !versions[row.CarriedIn[0]].Source.TimeKnown
                ? (double?)null
                : (versions[row.CarriedIn[0]].PublishedAt - first).TotalMinutes;
        var state = row.Now switch
        {
            CoverageState.Carried
                when Enumerable.Range(row.CarriedIn[0], versions.Length - row.CarriedIn[0]).Any(v => !row.CarriedIn.Contains(v)) =>
                CoverageState.Restored,
            CoverageState.Carried when since >= options.LateAfterMinutes => CoverageState.Late,
            CoverageState.NotMatched when suspects.Contains(witness) => CoverageState.Uncertain,
            CoverageState.NotMatched when !row.CarriedIn.IsEmpty => CoverageState.Dropped,
            CoverageState.NotMatched when versions[^1].Source.TimeKnown && versions[^1].PublishedAt < first => CoverageState.NotYet,
            var now => now,
        };
        return new Cell(witness, state, row.Score, row.Nearest, row.Now == CoverageState.Carried ? since : null, row.CarriedBefore)
        {
            Match = row.Match,
        };
    }

    /// <summary>The unit closest to all others, a question only where nothing else is, a clause that needs its sentence only where no unit
    /// stands alone; of equals the one published first.</summary>
    private int Representative(ImmutableArray<int> group, HashSet<int> members) =>
        group is [var only]
            ? only
            : group
                .OrderBy(place => units[place].IsQuestion || units[place].IsFragment)
                .ThenBy(place => units[place].NeedsContext)
                .ThenByDescending(place => Closeness(place, members))
                .ThenBy(place => witnesses[units[place].Witness].Newest.PublishedAt.OrLast())
                .ThenBy(place => place)
                .First();

    private double Closeness(int place, HashSet<int> members)
    {
        var sum = 0.0;
        foreach (var (other, score) in pairs[place])
            if (members.Contains(other))
                sum += score;
        return sum;
    }

    private int Independent(IReadOnlyList<Reading> carried)
    {
        var counted = new List<Carrier>();
        foreach (var reading in carried)
        {
            var carrier = new Carrier(reading);
            if (!counted.Exists(other => IsCountedWith(other, carrier)))
                counted.Add(carrier);
        }
        return counted.Count;
    }

    private bool IsCountedWith(Carrier other, Carrier carrier) =>
        witnesses[other.Witness].Outlet == witnesses[carrier.Witness].Outlet
        || (copies.SameGroup(other.Witness, carrier.Witness) && SharedCopy.NearlySame(other.KeyWords, carrier.KeyWords));

    /// <summary>A carried reading held against others: its words are sorted once, where one asks.</summary>
    private sealed class Carrier(Reading reading)
    {
        public int Witness => reading.Witness;

        public ImmutableArray<string> KeyWords => field.IsDefault ? field = WordsOf(reading.Units) : field;

        private static ImmutableArray<string> WordsOf(ImmutableArray<TextUnit> units) =>
            units is [var only] ? only.KeyWords : ComparisonKey.WordsOf(string.Join(' ', units.Select(unit => unit.Text)));
    }
}

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

    private readonly ImmutableArray<Witness> _witnesses;
    private readonly ImmutableArray<TextUnit> _units;
    private readonly SharedCopy _copies;
    private readonly AlignmentOptions _options;
    private readonly PairsOfUnit _pairs;
    private readonly EarlierUnits _earlier;
    private readonly PassageJudge _judge;
    private readonly OtherPlaces _otherPlaces;
    private readonly HashSet<int> _suspects;

    public CoverageTable(
        ImmutableArray<Witness> witnesses,
        ScoredStory scored,
        VersionHistory history,
        SharedCopy copies,
        AlignmentOptions options
    )
    {
        (_witnesses, _copies, _options, _units) = (witnesses, copies, options, scored.Units.Segments);
        _pairs = new PairsOfUnit(_units.Length, scored.Segments);
        _judge = new PassageJudge(witnesses, scored.Units, _pairs, options.Passages);
        _otherPlaces = new OtherPlaces(scored.Units, _pairs, options);
        Rows = new Rows(_units, _pairs, _judge, options);
        _earlier = new EarlierUnits(witnesses, _units, history);
        _suspects =
        [
            .. history
                .Revisions.Where(revision => revision.IsExtractionSuspect && revision.To == witnesses[revision.Witness].Newest)
                .Select(revision => revision.Witness),
        ];
    }

    public PassageJudge Judge => _judge;

    /// <summary>Breaks groups up into rows.</summary>
    public Rows Rows { get; }

    /// <summary>Room for one thread to make statements in.</summary>
    public Room NewRoom() => new(_judge.NewRoom(), _otherPlaces.NewRoom());

    internal sealed record Room(PassageJudge.Room Passages, OtherPlaces.Room Places);

    /// <summary>Gives the room of the pairs back; no further statement can be made.</summary>
    public void Dispose() => _pairs.Dispose();

    public Statement StatementOf(ImmutableArray<int> group) => StatementOf(group, NewRoom());

    public Statement StatementOf(ImmutableArray<int> group, Room room)
    {
        var members = group.ToHashSet();
        var representative = Representative(group, members);
        var mine = new int[_witnesses.Length][];
        foreach (var reading in group.GroupBy(place => _units[place].Witness))
            mine[reading.Key] = [.. reading.Order()];
        var readings = Enumerable
            .Range(0, _witnesses.Length)
            .Where(w => mine[w] is not null)
            .Select(w => new Reading(w, [.. mine[w].Select(place => _units[place])]))
            .ToImmutableArray();
        var best = BestOfEach(group, members, mine);
        var before = CarriedBefore(group, mine);
        var judged = Judged(group, room.Passages);
        var asked = judged[group.IndexOf(representative)];
        var rows = new Row[_witnesses.Length];
        for (var w = 0; w < rows.Length; w++)
            rows[w] = RowOf(w, mine[w] ?? [], TellingLogit(group, judged, w), asked[w], best[w], before[w], _units[representative]);
        var first = rows.SelectMany((row, w) => row.CarriedIn.Select(v => _witnesses[w].Versions[v].PublishedAt)).FirstKnown();
        var cells = rows.Select((row, w) => CellOf(w, row, first)).ToImmutableArray();
        var carried = readings.Where(reading => cells[reading.Witness].IsCarried).ToArray();
        return new Statement(0, readings, _units[representative], cells, first, Independent(carried))
        {
            Elsewhere = _otherPlaces.Of(group, room.Places),
        };
    }

    private PassageJudgement[][] Judged(ImmutableArray<int> group, PassageJudge.Room room) =>
        [.. group.Select(place => _judge.Judge(place, room))];

    /// <summary>Log-odds that an article says what the others' readings do: the mean over readings, within one by the weight of its words;
    /// null where nobody else has one.</summary>
    private double? TellingLogit(ImmutableArray<int> group, PassageJudgement[][] judged, int witness)
    {
        var (sum, readings) = (0.0, 0);
        for (var i = 0; i < group.Length; )
        {
            var (of, logits, weights) = (_units[group[i]].Witness, 0.0, 0.0);
            for (; i < group.Length && _units[group[i]].Witness == of; i++)
            {
                var weight = Math.Max(_units[group[i]].TermWeight, LeastWeight);
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
        var nearest = mine.Length > 0 ? _units[best.Place >= 0 && reports is not null ? best.Place : mine[0]] : Nearest(asked.Match, best);
        var now = mine.Length > 0 ? StateOfReading(witness, mine, score, representative) : StateOf(score, asked.Match, representative);
        var newest = _witnesses[witness].Versions.Length - 1;
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
        !representative.IsQuestion && mine.All(place => _units[place].IsQuestion) ? CoverageState.Uncertain
        : representative.Witness == witness
        || (score >= _options.ReadingCarried && !mine.All(place => GivesOtherNumber(representative, _units[place])))
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
        if (score < _options.CellAbsent)
            return CoverageState.NotMatched;
        if (score < _options.CellPartly || (!representative.IsQuestion && _judge.IsQuestion(match)))
            return CoverageState.Uncertain;
        return score >= _options.CellCarried ? CoverageState.Carried : CoverageState.Partly;
    }

    /// <summary>The unit of the best pair where it stands in the best window or there is none; else the window's sentence with most of the
    /// statement's words.</summary>
    private TextUnit? Nearest(PassageMatch match, (double Score, int Place) best)
    {
        var paired = best.Place >= 0 ? _units[best.Place] : null;
        var lines = Enumerable
            .Range(match.First, match.First < 0 ? 0 : match.Lines)
            .Select(_judge.Features.SentenceAt)
            .OfType<TextUnit>()
            .ToArray();
        return lines.Length == 0 || lines.Any(line => line.Sentence == paired?.Sentence) ? paired : lines[0];
    }

    /// <summary>For each witness its best link to the statement's readings of others: of its own readings if it has one, else of any of its
    /// sentences.</summary>
    private (double Score, int Place)[] BestOfEach(ImmutableArray<int> group, HashSet<int> members, int[]?[] mine)
    {
        var best = new (double Score, int Place)[_witnesses.Length];
        Array.Fill(best, (-1.0, -1));
        foreach (var place in group)
        foreach (var (other, score) in _pairs[place])
        {
            var witness = _units[other].Witness;
            if (!_units[other].IsNewest || (mine[witness] is not null && !members.Contains(other)))
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
        foreach (var (other, score) in _pairs[place])
            if (score >= _options.Carried && !_units[other].IsNewest && _units[other].Witness != _units[place].Witness)
                Lower(linked, (_units[other].Witness, _units[other].Version), other);
        var before = new ImmutableSortedDictionary<int, int>[_witnesses.Length];
        for (var w = 0; w < before.Length; w++)
        {
            var found = ImmutableSortedDictionary<int, int>.Empty;
            for (var v = 0; v + 1 < _witnesses[w].Versions.Length; v++)
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
        var kept = mine.Select(place => _earlier.SameIn(witness, version, _units[place].Sentence)).Min();
        if (kept is not null)
            return kept;
        var first = linked.TryGetValue((witness, version), out var place) ? place : int.MaxValue;
        foreach (var clause in mine)
        foreach (var old in _earlier.ContinuedBy(witness, version, _units[clause].Sentence))
            if (old < first && HasWordsOf(_units[old], _units[clause]))
                first = old;
        return first == int.MaxValue ? null : _units[first].Sentence;
    }

    private static bool HasWordsOf(TextUnit old, TextUnit clause)
    {
        var had = old.Terms.Select(term => term.Id).ToHashSet();
        return clause.TermWeight > 0
            && clause.Terms.Where(term => had.Contains(term.Id)).Sum(term => term.Weight) >= MinSameClause * clause.TermWeight;
    }

    private Cell CellOf(int witness, Row row, DateTimeOffset first)
    {
        var versions = _witnesses[witness].Versions;
        var since =
            row.CarriedIn.IsEmpty || !versions[row.CarriedIn[0]].Source.TimeKnown
                ? (double?)null
                : (versions[row.CarriedIn[0]].PublishedAt - first).TotalMinutes;
        var state = row.Now switch
        {
            CoverageState.Carried
                when Enumerable.Range(row.CarriedIn[0], versions.Length - row.CarriedIn[0]).Any(v => !row.CarriedIn.Contains(v)) =>
                CoverageState.Restored,
            CoverageState.Carried when since >= _options.LateAfterMinutes => CoverageState.Late,
            CoverageState.NotMatched when _suspects.Contains(witness) => CoverageState.Uncertain,
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
                .OrderBy(place => _units[place].IsQuestion || _units[place].IsFragment)
                .ThenBy(place => _units[place].NeedsContext)
                .ThenByDescending(place => Closeness(place, members))
                .ThenBy(place => _witnesses[_units[place].Witness].Newest.PublishedAt.OrLast())
                .ThenBy(place => place)
                .First();

    private double Closeness(int place, HashSet<int> members)
    {
        var sum = 0.0;
        foreach (var (other, score) in _pairs[place])
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
        _witnesses[other.Witness].Outlet == _witnesses[carrier.Witness].Outlet
        || (_copies.SameGroup(other.Witness, carrier.Witness) && SharedCopy.NearlySame(other.KeyWords, carrier.KeyWords));

    /// <summary>A carried reading held against others: its words are sorted once, where one asks.</summary>
    private sealed class Carrier(Reading reading)
    {
        public int Witness => reading.Witness;

        public ImmutableArray<string> KeyWords => field.IsDefault ? field = WordsOf(reading.Units) : field;

        private static ImmutableArray<string> WordsOf(ImmutableArray<TextUnit> units) =>
            units is [var only] ? only.KeyWords : ComparisonKey.WordsOf(string.Join(' ', units.Select(unit => unit.Text)));
    }
}

using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Breaks up a group of passages that are about one thing into rows of one statement each.</summary>
/// <remarks>
/// A row begins with the passage most like the others, and takes in what surely says the same as it and, on average, as all that are in the
/// row already.
/// "Surely" is asked both ways: each article must say the other's passage.
/// </remarks>
internal sealed class Rows(ImmutableArray<TextUnit> units, PairsOfUnit pairs, PassageJudge judge, AlignmentOptions options)
{
    /// <summary>From here on a pair was joined by a reviewer.</summary>
    private const double Joined = 0.999_999;

    private readonly double _sure = PairModel.Logit(options.RowFrom);

    /// <param name="group">Places in the story's segments, in order.</param>
    /// <returns>The rows, each in order, by their first passage; every place in exactly one.</returns>
    public IEnumerable<ImmutableArray<int>> Of(ImmutableArray<int> group, PassageJudge.Room room)
    {
        if (group.Length == 1)
            return [group];
        var place = group.Select((at, i) => (at, i)).ToDictionary(pair => pair.at, pair => pair.i);
        var judged = group.Select(at => judge.Judge(at, room)).ToArray();
        var scores = new double[group.Length, group.Length];
        for (var i = 0; i < group.Length; i++)
            foreach (var (other, score) in pairs[group[i]])
                if (place.TryGetValue(other, out var j))
                    scores[i, j] = score;
        var rows = new List<ImmutableArray<int>>();
        var left = Enumerable.Range(0, group.Length).ToList();
        while (left.Count > 0)
        {
            var row = RowOf(left);
            left.RemoveAll(row.Contains);
            rows.Add([.. row.Select(i => group[i]).Order()]);
        }
        return rows.OrderBy(row => row[0]);

        HashSet<int> RowOf(List<int> among)
        {
            var order = among.OrderByDescending(i => among.Sum(j => scores[i, j])).ThenBy(i => i).ToArray();
            HashSet<int> row = [order[0]];
            foreach (var i in order.Skip(1).OrderByDescending(i => Evidence(i, order[0])).ThenBy(i => i))
                if (Belongs(i, row, order[0]))
                    row.Add(i);
            return row;
        }

        bool Belongs(int i, HashSet<int> row, int seed)
        {
            if (row.Any(j => scores[i, j] >= Joined))
                return true;
            var others = row.Where(j => Witness(j) != Witness(i)).ToArray();
            return others.Length > 0
                && (Witness(seed) == Witness(i) || Evidence(i, seed) >= _sure)
                && others.Average(j => Evidence(i, j)) >= _sure;
        }

        int Witness(int i) => units[group[i]].Witness;

        // each article must say the other's passage, or the same with other numbers
        double Evidence(int i, int j) =>
            Witness(i) == Witness(j) ? 0
            : scores[i, j] < options.PairInRow ? -AverageLink.Clip
            : Math.Clamp(
                Math.Min(judged[i][Witness(j)].VersionLogit, judged[j][Witness(i)].VersionLogit),
                -AverageLink.Clip,
                AverageLink.Clip
            );
    }
}

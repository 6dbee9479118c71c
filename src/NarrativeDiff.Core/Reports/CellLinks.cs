using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Reports;

/// <summary>The best link of each cell: what an article has nearest to the others' words for a statement, and what joins its own reading to
/// theirs.</summary>
internal static class CellLinks
{
    public static HashSet<Link> Of(Collation collation, IEnumerable<Link> links)
    {
        var statements = collation
            .Statements.SelectMany(statement =>
                statement.Readings.SelectMany(reading =>
                    reading.Units.Select(unit => (unit.Witness, unit.Sentence)).Distinct().Select(place => (place, statement.Ordinal))
                )
            )
            .ToLookup(entry => entry.place, entry => entry.Ordinal);
        var best = new Dictionary<(int Statement, int Witness, bool IsReading), Link>();
        foreach (var link in links)
        {
            Enter(link, link.Left, link.Right);
            Enter(link, link.Right, link.Left);
        }
        return [.. best.Values];

        void Enter(Link link, TextUnit words, TextUnit found)
        {
            foreach (var statement in statements[(words.Witness, words.Sentence)])
            {
                Keep((statement, found.Witness, false), link);
                if (statements[(found.Witness, found.Sentence)].Contains(statement))
                    Keep((statement, found.Witness, true), link);
            }
        }

        void Keep((int, int, bool) cell, Link link)
        {
            if (!best.TryGetValue(cell, out var known) || link.Score > known.Score)
                best[cell] = link;
        }
    }
}

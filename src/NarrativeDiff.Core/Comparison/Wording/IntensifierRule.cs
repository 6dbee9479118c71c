using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Finds a word that heightens or lessens where the other readings of the statement do without.</summary>
internal sealed class IntensifierRule : IRule
{
    public IReadOnlyList<string> Ids => ["W4"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        foreach (var statement in collation.Statements.Where(statement => statement.Tellers >= 2))
        {
            var units = statement
                .CarriedReadings.Take(8)
                .SelectMany(reading => reading.Units.Take(2))
                .Select(unit => WordedUnit.Of(collation, unit))
                .ToArray();
            foreach (var unit in units)
                if (
                    unit.OwnTerms("W4").FirstOrDefault() is { } term
                    && units.FirstOrDefault(peer =>
                        peer.Unit.Witness != unit.Unit.Witness
                        && collation.AreSame(peer.Unit, unit.Unit)
                        && peer.Terms.All(other => other.Rule != "W4")
                    )
                        is { } peer
                )
                    yield return Draft(collation, statement, unit, term, peer);
        }
    }

    private static FindingDraft Draft(Collation collation, Statement statement, WordedUnit unit, LoadedTerm term, WordedUnit peer)
    {
        var (own, other) = (unit.Show(collation, term.Span), peer.Show(collation));
        return new FindingDraft(
            "W4",
            term.Entry.Class,
            $"{own.Outlet}|{own.ArticleId}|{term.Entry.Entry}|{unit.Show(collation).Exact}",
            SummaryTemplate.Of(
                "{own} writes {word} in a statement that {other} reports without such a word.",
                OutletNames.Argument(collation, "own", own),
                SummaryArgument.Quotations("word", own.Exact),
                OutletNames.Argument(collation, "other", other)
            ),
            [own, other]
        )
        {
            Statement = statement,
            Certainty = 0.4,
            Size = 0.3,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}

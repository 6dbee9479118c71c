using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Certainty;

/// <summary>Finds statements that one outlet asserts and another doubts, keeps at a distance or denies.</summary>
/// <remarks>Asserted here and attributed there is common in news and reported by O5; this rule reports two levels and more. "Said" against "reportedly" is no difference to a reader, so the surer side must assert.</remarks>
internal sealed class CertaintyRule : IRule
{
    private const int MinLevels = 2;

    private const int MaxReadings = 10;

    private const int MaxShown = 6;

    public IReadOnlyList<string> Ids => ["C2"];

    public IEnumerable<FindingDraft> Find(Collation collation) => collation.Statements
        .Where(statement => statement.IndependentCarriers >= 2)
        .Select(statement => Find(collation, statement))
        .OfType<FindingDraft>();

    private sealed record Stand(TextUnit Unit, Assessment Assessed);

    private static FindingDraft? Find(Collation collation, Statement statement)
    {
        var stands = statement.CarriedReadings.Take(MaxReadings)
            .Select(CertaintyTable.UnitOf)
            .Select(unit => new Stand(unit, CertaintyTable.Of(collation, unit)))
            .ToArray();
        var widest = (
            from sure in stands
            from doubtful in stands
            let gap = doubtful.Assessed.Rung - sure.Assessed.Rung
            where sure.Assessed.Rung == CertaintyLevel.Asserted && gap >= MinLevels && !IsCharge(sure.Unit) && IsOwn(collation, sure.Unit) && collation.WitnessOf(sure.Unit).Outlet != collation.WitnessOf(doubtful.Unit).Outlet
            where SamePolarity(sure, doubtful) && collation.AreSame(sure.Unit, doubtful.Unit)
            where CueScope.IsAbout(collation, doubtful.Unit, doubtful.Assessed.Cue!.Value, sure.Unit)
            orderby gap descending, PairFeatures.Cosine(sure.Unit, doubtful.Unit) descending
            select (Sure: sure, Doubtful: doubtful, Gap: gap)).FirstOrDefault();
        return widest.Sure is null ? null : Draft(collation, statement, stands, widest.Sure, widest.Doubtful, widest.Gap);
    }

    /// <summary>"A man has been charged in a hit and run": who reports the charge does not assert the event.</summary>
    private static bool IsCharge(TextUnit unit) => Words.Stems(unit.Text).Intersect(Charges, StringComparer.Ordinal).Any();

    private static readonly string[] Charges = ["charg", "arrest", "accus", "alleg", "suspect", "indict", "trial", "prosecut"];

    /// <summary>"Said that it did not" is as good as "denied", and what one side says is not what the other denies; a negation in one of two readings is reported as such (W3).</summary>
    private static bool SamePolarity(Stand sure, Stand doubtful) =>
        doubtful.Assessed.Rung == CertaintyLevel.Denied ? !sure.Unit.Negated : sure.Unit.Negated == doubtful.Unit.Negated;

    /// <summary>The outlet speaks, and no attribution of the article reaches into the reading: what a source says, or a party's own statement, is not asserted.</summary>
    private static bool IsOwn(Collation collation, TextUnit unit) =>
        !OwnStatement.Is(collation.WitnessOf(unit).Text) && Voices.Of(collation.WitnessOf(unit).Text).In(unit.Field).All(attributed => attributed.Content.All(content => !content.Overlaps(unit.Span)));

    private static FindingDraft Draft(Collation collation, Statement statement, Stand[] stands, Stand sure, Stand doubtful, int gap)
    {
        var (left, right) = (EvidenceFactory.Of(collation, sure.Unit, "reading"), EvidenceFactory.Of(collation, doubtful.Unit, "reading"));
        var cue = CueOf(collation, doubtful)!;
        // A reading of the row that says something else has no certainty for this statement.
        stands = [.. stands.Where(stand => stand == sure || (collation.AreSame(stand.Unit, sure.Unit) && (stand.Assessed.Cue is not { } word || CueScope.IsAbout(collation, stand.Unit, word, sure.Unit))))];
        var byRung = stands.GroupBy(stand => stand.Assessed.Rung).OrderBy(group => group.Key)
            .Select(group => $"{group.Key.Name()} in {Prose.List(group.Select(stand => collation.WitnessOf(stand.Unit).Outlet).Distinct(StringComparer.Ordinal))}");
        return new FindingDraft("C2", $"{sure.Assessed.Rung.Name()} here, {doubtful.Assessed.Rung.Name()} there", $"{left.Outlet}|{left.Exact}|{right.Outlet}|{right.Exact}",
            $"{Prose.List(byRung)} ({Prose.Quote(cue.Exact)}): {left.Outlet} {Prose.Quote(left.Exact)}; {right.Outlet} {Prose.Quote(right.Exact)}",
            [left, right, cue, .. stands.Where(stand => stand != sure && stand != doubtful).Take(MaxShown).Select(stand => CueOf(collation, stand) ?? EvidenceFactory.Of(collation, stand.Unit, "reading"))])
        {
            Statement = statement,
            // Two of six that led twenty development stories were right.
            Certainty = 0.35,
            Size = Math.Min(1, 0.4 + 0.2 * gap),
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }

    private static Evidence? CueOf(Collation collation, Stand stand) =>
        stand.Assessed.Cue is { } cue ? EvidenceFactory.Of(collation.WitnessOf(stand.Unit), collation.WitnessOf(stand.Unit).Newest, stand.Unit.Sentence, cue, "cue") : null;
}

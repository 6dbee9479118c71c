using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Certainty;

/// <summary>Finds statements that one outlet asserts and another doubts, keeps at a distance or denies.</summary>
/// <remarks>Asserted here and attributed there is common in news and reported by O5; this rule reports two levels and more. "Said" against
/// "reportedly" is no difference to a reader, so the surer side must assert.</remarks>
internal sealed class CertaintyRule : IRule
{
    private const int MinLevels = 2;

    private const int MaxReadings = 10;

    private const int MaxShown = 6;

    public IReadOnlyList<string> Ids => ["C2"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation
            .Statements.Where(statement => statement.IndependentCarriers >= 2)
            .Select(statement => Find(collation, statement))
            .OfType<FindingDraft>();

    private sealed record Stand(TextUnit Unit, Assessment Assessed);

    private static FindingDraft? Find(Collation collation, Statement statement)
    {
        var stands = statement
            .CarriedReadings.Take(MaxReadings)
            .Select(CertaintyTable.UnitOf)
            .Select(unit => new Stand(unit, CertaintyTable.Of(collation, unit)))
            .ToArray();
        var widest = (
            from sure in stands
            from doubtful in stands
            let gap = doubtful.Assessed.Rung - sure.Assessed.Rung
            where
                sure.Assessed.Rung == CertaintyLevel.Asserted
                && gap >= MinLevels
                && !IsCharge(sure.Unit)
                && IsOwn(collation, sure.Unit)
                && collation.WitnessOf(sure.Unit).Outlet != collation.WitnessOf(doubtful.Unit).Outlet
            where SamePolarity(sure, doubtful) && collation.AreSame(sure.Unit, doubtful.Unit)
            where CueScope.IsAbout(collation, doubtful.Unit, doubtful.Assessed.Cue!.Value, sure.Unit)
            orderby gap descending, PairFeatures.Cosine(sure.Unit, doubtful.Unit) descending
            select (Sure: sure, Doubtful: doubtful, Gap: gap)
        ).FirstOrDefault();
        return widest.Sure is null ? null : Draft(collation, statement, stands, widest.Sure, widest.Doubtful, widest.Gap);
    }

    /// <summary>"A man has been charged in a hit and run": who reports the charge does not assert the event.</summary>
    private static bool IsCharge(TextUnit unit) => Words.Stems(unit.Text).Intersect(Charges, StringComparer.Ordinal).Any();

    private static readonly string[] Charges = ["charg", "arrest", "accus", "alleg", "suspect", "indict", "trial", "prosecut"];

    /// <summary>"Said that it did not" is as good as "denied", and what one side says is not what the other denies; a negation in one of
    /// two readings is reported as such (W3).</summary>
    private static bool SamePolarity(Stand sure, Stand doubtful) =>
        doubtful.Assessed.Rung == CertaintyLevel.Denied ? !sure.Unit.Negated : sure.Unit.Negated == doubtful.Unit.Negated;

    /// <summary>The outlet speaks, and no attribution of the article reaches into the reading: what a source says, or a party's own
    /// statement, is not asserted.</summary>
    private static bool IsOwn(Collation collation, TextUnit unit) =>
        !OwnStatement.Is(collation.WitnessOf(unit).Text)
        && Voices
            .Of(collation.WitnessOf(unit).Text)
            .In(unit.Field)
            .All(attributed => attributed.Content.All(content => !content.Overlaps(unit.Span)));

    private static FindingDraft Draft(Collation collation, Statement statement, Stand[] stands, Stand sure, Stand doubtful, int gap)
    {
        // A reading of the row that says something else has no certainty for this statement.
        stands =
        [
            .. stands.Where(stand =>
                stand == sure
                || stand == doubtful
                || (
                    collation.AreSame(stand.Unit, sure.Unit)
                    && (stand.Assessed.Cue is not { } word || CueScope.IsAbout(collation, stand.Unit, word, sure.Unit))
                )
            ),
        ];
        var key = string.Join(
            ' ',
            sure.Unit.Stems.Intersect(doubtful.Unit.Stems, StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MaxInKey)
        );
        var finding = new FindingBuilder(
            collation,
            "C2",
            $"{sure.Assessed.Rung.Name()} here, {doubtful.Assessed.Rung.Name()} there",
            new FindingSubject(SubjectType.Certainty, StableId.Of("certainty", key), collation.WordsOf(sure.Unit).Trim())
        );
        foreach (var stand in stands.OrderByDescending(stand => stand == sure).ThenByDescending(stand => stand == doubtful).Take(MaxShown))
            finding
                .Take(stand.Unit.Witness, StanceOf(stand.Assessed.Rung), [stand.Unit.Sentence], stand.Assessed.Rung.Name())
                .Show(stand.Unit.Witness, stand.Unit.Sentence, stand.Unit.Span, "reading");
        finding.Others(w => statement.Cells[w].State == CoverageState.NotMatched ? FindingStance.Silent : FindingStance.Unknown);
        var hedging = finding.With(StanceOf(doubtful.Assessed.Rung));
        var verb = doubtful.Assessed.Rung switch
        {
            CertaintyLevel.Denied => "{low?reports|report} as denied",
            CertaintyLevel.Distanced => "{low?keeps|keep} at a distance",
            _ => "{low?hedges|hedge}",
        };
        return finding.Build(
            SummaryTemplate.Of(
                $"{{high}} {{high?states|state}} as fact what {{low}} {verb} ({{cue}}).",
                finding.Outlets("high", finding.With(FindingStance.States)),
                finding.Outlets("low", hedging),
                SummaryArgument.Quotations("cue", CueOf(collation, doubtful)!.Exact)
            ),
            certainty: 0.35,
            size: Math.Min(1, 0.4 + 0.2 * gap)
        );
    }

    private const int MaxInKey = 4;

    private static FindingStance StanceOf(CertaintyLevel rung) =>
        rung switch
        {
            CertaintyLevel.Asserted => FindingStance.States,
            CertaintyLevel.Attributed => FindingStance.Attributes,
            CertaintyLevel.Distanced => FindingStance.Differs,
            CertaintyLevel.Hedged => FindingStance.Hedges,
            _ => FindingStance.Denies,
        };

    private static Evidence? CueOf(Collation collation, Stand stand) =>
        stand.Assessed.Cue is { } cue
            ? EvidenceFactory.Of(collation.WitnessOf(stand.Unit), collation.WitnessOf(stand.Unit).Newest, stand.Unit.Sentence, cue, "cue")
            : null;
}

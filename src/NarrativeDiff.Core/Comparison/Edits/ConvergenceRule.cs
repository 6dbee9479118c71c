using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>Finds edits after which an outlet's wording is nearer to what another outlet had already published.</summary>
/// <remarks>Nearness is no proof of copying: both may follow one source.</remarks>
internal sealed class ConvergenceRule : IRule
{
    /// <summary>Share of content words in common with the other outlet's sentence after the edit (Dice), and its least gain.</summary>
    private const double MinSimilarity = 0.5;

    private const double MinGain = 0.2;

    /// <summary>One word in common is chance.</summary>
    private const int MinTakenOver = 2;

    public IReadOnlyList<string> Ids => ["V5"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var statements = collation
            .Statements.Where(statement => statement.Tellers >= 2)
            .SelectMany(
                statement => statement.Readings.SelectMany(reading => reading.Units),
                (statement, unit) => (Place: (unit.Witness, unit.Sentence), Statement: statement)
            )
            .ToLookup(pair => pair.Place, pair => pair.Statement);
        return from revision in collation.Revisions
            where !revision.IsExtractionSuspect
            from edit in revision.Diff.Edits
            where edit.Action == EditAction.Edit
            let newest = SentenceLineage.InNewest(collation, revision, edit.To[0])
            where newest is not null
            let nearest = Nearest(collation, revision, edit, statements[(revision.Witness, newest.Value)])
            where nearest is not null
            select Draft(collation, revision, edit, nearest);
    }

    /// <param name="Sentence">Of <paramref name="Version"/>.</param>
    private sealed record Other(Statement Statement, Witness Witness, WitnessVersion Version, int Sentence, double Before, double After);

    private static Other? Nearest(Collation collation, Revision revision, Edit edit, IEnumerable<Statement> statements)
    {
        var before = Stems(revision.From, edit.From[0]);
        var after = Stems(revision.To, edit.To[0]);
        return (
            from statement in statements
            from reading in statement.CarriedReadings.Take(8)
            let witness = collation.Witnesses[reading.Witness]
            where witness.Outlet != collation.Witnesses[revision.Witness].Outlet
            let version = witness.Versions.LastOrDefault(version =>
                version.Source.TimeKnown && version.PublishedAt <= revision.To.PublishedAt
            )
            where version is not null
            from sentence in version.Text.Sentences
            where
                sentence.Excluded is null
                && reading.Units.Any(unit => unit.Field == sentence.Field && SameWords(witness, unit, version, sentence))
            let other = Stems(version, sentence.Index)
            let gained = new Other(statement, witness, version, sentence.Index, Dice(before, other), Dice(after, other))
            where
                gained.After >= MinSimilarity
                && gained.After - gained.Before >= MinGain
                && after.Except(before).Count(other.Contains) >= MinTakenOver
            orderby gained.After - gained.Before descending, witness.Key
            select gained
        ).FirstOrDefault();
    }

    private static bool SameWords(Witness witness, TextUnit unit, WitnessVersion version, Sentence sentence) =>
        version == witness.Newest
            ? unit.Sentence == sentence.Index
            : ComparisonKey.Of(witness.Text).Of[unit.Sentence] == ComparisonKey.Of(version.Text).Of[sentence.Index];

    private static HashSet<string> Stems(WitnessVersion version, int sentence) =>
        Words.Stems(version.Text.TextOf(version.Text.Sentences[sentence])).ToHashSet(StringComparer.Ordinal);

    private static double Dice(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    private static FindingDraft Draft(Collation collation, Revision revision, Edit edit, Other other)
    {
        var witness = collation.Witnesses[revision.Witness];
        var before = EvidenceFactory.Sentence(witness, revision.From, edit.From[0], "before");
        var after = EvidenceFactory.Sentence(witness, revision.To, edit.To[0], "after");
        return new FindingDraft(
            "V5",
            "convergence",
            $"{witness.Key}|{before.Exact}|{after.Exact}|{other.Witness.Key}",
            SummaryTemplate.Of(
                "In version {to} ({time}), {outlet} comes closer to the words of {other} ({published}): it now writes {new}.",
                OutletNames.Argument(collation, "outlet", revision.Witness),
                OutletNames.Argument(collation, "other", collation.Witnesses.IndexOf(other.Witness)),
                SummaryArgument.Text("published", Prose.Time(other.Version.PublishedAt)),
                SummaryArgument.Count("to", revision.To.Number),
                SummaryArgument.Text("time", Prose.Time(revision.To.PublishedAt)),
                SummaryArgument.Quotations("new", Prose.Unstopped(after.Exact))
            ),
            [before, after, EvidenceFactory.Sentence(other.Witness, other.Version, other.Sentence, "reading")]
        )
        {
            Statement = other.Statement,
            Score = other.After,
            Threshold = MinSimilarity,
            Certainty = 0.6,
            Size = other.After - other.Before,
            Prominence = Importance.Prominence(other.Statement),
            Support = Importance.Support(collation, other.Statement),
        };
    }
}

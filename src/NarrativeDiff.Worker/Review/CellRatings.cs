using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Review;

/// <summary>What reviewers rated, by the cells of the report that is shown.</summary>
internal static class CellRatings
{
    /// <param name="judgements">Those that the reader may see.</param>
    public static ImmutableDictionary<(string Statement, string Siglum), ImmutableArray<Judgement>> Of(
        Report report,
        IEnumerable<Judgement> judgements
    )
    {
        var rated = Judgement.NewestOfEach(judgements).Where(judgement => judgement is { Cell: not null, Rating: not null }).ToArray();
        if (rated.Length == 0)
            return ImmutableDictionary<(string, string), ImmutableArray<Judgement>>.Empty;
        var statements = PassagesOf(report)
            .GroupBy(passage => passage.Text, passage => passage.Statement, StringComparer.Ordinal)
            .ToDictionary(passage => passage.Key, passage => passage.First(), StringComparer.Ordinal);
        var sigla = report.Witnesses.ToDictionary(witness => (witness.Outlet, witness.ArticleId), witness => witness.Siglum);
        return rated
            .Select(judgement =>
                (
                    Statement: statements.GetValueOrDefault(judgement.Cell!.Statement),
                    Siglum: sigla.GetValueOrDefault((judgement.Cell.Outlet, judgement.Cell.ArticleId)),
                    judgement
                )
            )
            .Where(one => one.Statement is not null && one.Siglum is not null)
            .GroupBy(one => (one.Statement!, one.Siglum!), one => one.judgement)
            .ToImmutableDictionary(cell => cell.Key, cell => cell.ToImmutableArray());
    }

    /// <summary>The words that stand in each statement's row.</summary>
    public static IEnumerable<(string Statement, string Text)> PassagesOf(Report report)
    {
        var witnesses = report.Witnesses.ToDictionary(witness => witness.Siglum, StringComparer.Ordinal);
        return from statement in report.Statements
            from reading in statement.Readings
            from segment in reading.Segments
            let witness = witnesses[reading.Siglum]
            let field = witness.Sentences.First(sentence => sentence.Index == segment.Sentence).Field
            select (statement.Id, (field == "headline" ? witness.Headline : witness.Body).Substring(segment.Start, segment.Length));
    }
}

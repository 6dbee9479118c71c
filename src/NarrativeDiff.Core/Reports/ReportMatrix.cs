using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>The coverage of a report as a sparse matrix, statements × articles × versions: all that a chart needs, and no text to
/// parse.</summary>
public sealed record ReportMatrix(
    string StoryId,
    int Revision,
    ImmutableArray<MatrixWitness> Witnesses,
    ImmutableArray<MatrixStatement> Statements,
    ImmutableArray<MatrixCell> Cells
)
{
    public static ReportMatrix Of(Report report) =>
        new(
            report.StoryId,
            report.Revision,
            [
                .. report.Witnesses.Select(witness => new MatrixWitness(
                    witness.Siglum,
                    witness.Outlet,
                    witness.ArticleId,
                    witness.SharedCopyGroup,
                    [
                        .. witness.EarlierVersions.Select(old => new MatrixVersion(old.Version, old.PublishedAt)),
                        new MatrixVersion(witness.Version, witness.PublishedAt),
                    ]
                )),
            ],
            [
                .. report.Statements.Select(statement => new MatrixStatement(
                    statement.Id,
                    statement.Carriers,
                    statement.IndependentCarriers,
                    statement.FirstReportedAt
                )),
            ],
            [.. report.Statements.SelectMany(statement => statement.Coverage.SelectMany(cell => CellsOf(report, statement, cell)))]
        );

    /// <summary>Earlier versions that carry the statement, then the newest one whatever it does.</summary>
    private static IEnumerable<MatrixCell> CellsOf(Report report, ReportStatement statement, CoverageCell cell)
    {
        var newest = report.Witnesses.First(witness => witness.Siglum == cell.Siglum).Version;
        foreach (var earlier in (cell.Certainties ?? []).Where(earlier => earlier.Version != newest))
            yield return new MatrixCell(
                statement.Id,
                cell.Siglum,
                earlier.Version,
                CoverageState.Carried,
                null,
                earlier.Certainty,
                null,
                null
            );
        yield return new MatrixCell(
            statement.Id,
            cell.Siglum,
            newest,
            cell.State,
            cell.Score,
            cell.Certainty,
            cell.Place,
            cell.MinutesAfterFirst
        );
    }
}

public sealed record MatrixWitness(
    string Siglum,
    string Outlet,
    string ArticleId,
    string? SharedCopyGroup,
    ImmutableArray<MatrixVersion> Versions
);

public sealed record MatrixVersion(int Version, DateTimeOffset PublishedAt);

public sealed record MatrixStatement(string Id, int Carriers, int IndependentCarriers, DateTimeOffset FirstReportedAt);

/// <summary>What one version of one article does with one statement. A version that is not listed does not carry it.</summary>
/// <param name="Score">Of the newest version; null for earlier ones, which are known to carry it.</param>
/// <param name="Certainty">Level of the certainty ladder; null where not carried.</param>
public sealed record MatrixCell(
    string Statement,
    string Siglum,
    int Version,
    CoverageState State,
    double? Score,
    string? Certainty,
    string? Place,
    double? MinutesAfterFirst
);

using System.Collections.Frozen;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>What a saved page of very many articles leaves out, so that it stays under 2 MB; the page says so where it does.</summary>
/// <remarks>The live site sends the page compressed and leaves nothing out; the JSON form holds everything.</remarks>
internal sealed class PageCut
{
    private const int MaxSentences = 800;
    private const int MaxInFull = 120;
    private const int MaxListed = 400;
    private const int MaxSingle = 250;
    private const int MaxCells = 2_000;

    private readonly FrozenSet<string>? _texts;
    private readonly FrozenSet<string>? _statements;

    /// <summary>Nothing is left out.</summary>
    public static PageCut None { get; } = new(null, null);

    private PageCut(FrozenSet<string>? texts, FrozenSet<string>? statements) => (_texts, _statements) = (texts, statements);

    /// <param name="ordered">The report's statements as the page orders them, those that several articles carry first.</param>
    /// <param name="shared">How many of them several articles carry.</param>
    public static PageCut Of(Report report, IReadOnlyList<ReportStatement> ordered, int shared) =>
        new(
            TextsOf(report).ToFrozenSet(StringComparer.Ordinal),
            ordered
                .Take(Math.Min(shared, MaxInFull + MaxListed))
                .Concat(ordered.Skip(shared).Take(MaxSingle))
                .Select(statement => statement.Id)
                .ToFrozenSet(StringComparer.Ordinal)
        );

    /// <summary>Shared statements that stand in full; the others are listed.</summary>
    public int InFull => _statements is null ? int.MaxValue : MaxInFull;

    public int Cells(int usual) => _statements is null ? usual : MaxCells;

    public bool HasText(string siglum) => _texts is null || _texts.Contains(siglum);

    public bool Has(ReportStatement statement) => _statements is null || _statements.Contains(statement.Id);

    /// <summary>Articles whose words the leading findings quote come first, then those of the report in its order.</summary>
    private static IEnumerable<string> TextsOf(Report report)
    {
        var quoted = report
            .LeadingFindings.Take(ReportView.MostLeading)
            .SelectMany(finding => finding.Evidence)
            .Select(evidence => (evidence.Outlet, evidence.ArticleId))
            .ToHashSet();
        var left = MaxSentences;
        foreach (var witness in report.Witnesses.OrderByDescending(witness => quoted.Contains((witness.Outlet, witness.ArticleId))))
        {
            left -= witness.Sentences.Length + witness.EarlierVersions.Sum(version => version.Sentences.Length);
            if (left < 0)
                yield break;
            yield return witness.Siglum;
        }
    }
}

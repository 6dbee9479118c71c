using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>What a judged finding rests on, so that it is known again when a new article or version lends it other evidence and with that another id.</summary>
/// <param name="Evidence">Each span as outlet, article and exact words, in ordinal order.</param>
public sealed record FindingWords(string Rule, string Kind, ImmutableArray<string> Outlets, ImmutableArray<string> Evidence)
{
    /// <summary>Share of what either has that both must have: with less than half in common it is another finding.</summary>
    private const double Same = 0.5;

    public static FindingWords Of(Finding finding) => new(finding.Rule, finding.Kind, finding.Outlets,
        [.. finding.Evidence.Select(span => $"{span.Outlet}\u001f{span.ArticleId}\u001f{span.Exact}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    public bool Fit(FindingWords other) =>
        other.Rule == Rule && other.Kind == Kind && Shared(Outlets, other.Outlets) >= Same && Shared(Evidence, other.Evidence) >= Same;

    private static double Shared(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.Length + other.Length == 0 ? 1 : (double)one.Intersect(other, StringComparer.Ordinal).Count() / one.Union(other, StringComparer.Ordinal).Count();
}

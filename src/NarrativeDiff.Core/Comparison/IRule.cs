using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison;

/// <summary>One rule of the codebook: looks at a collation and drafts findings with their evidence.</summary>
/// <remarks>A rule never sees which outlet is which beyond keeping them apart, and gives the same findings in the same order for the same
/// collation.</remarks>
internal interface IRule
{
    /// <summary>Codebook ids it makes findings for, e.g. <c>O1</c>.</summary>
    IReadOnlyList<string> Ids { get; }

    IEnumerable<FindingDraft> Find(Collation collation);
}

using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Reports;

/// <summary>The links that a report lists: of many articles with one sentence in the same words, each is linked with the first
/// only.</summary>
/// <remarks>All pairs of them would say the same and grow with the square. Small groups of shared copy are listed whole.</remarks>
internal static class ListedLinks
{
    /// <summary>Articles of one shared copy whose links are all listed.</summary>
    private const int MaxWhole = 6;

    public static IEnumerable<Link> Of(Collation collation)
    {
        var sizes = Enumerable
            .Range(0, collation.Witnesses.Length)
            .Select(collation.Copies.GroupOf)
            .OfType<int>()
            .CountBy(group => group)
            .ToDictionary();
        var large = sizes.Where(group => group.Value > MaxWhole).Select(group => group.Key).ToHashSet();
        if (large.Count == 0)
            return collation.Links;
        var first = new Dictionary<(int Group, string Words), int>();
        foreach (var unit in collation.Sentences)
            if (collation.Copies.GroupOf(unit.Witness) is { } group && large.Contains(group))
                first.TryAdd((group, unit.Text), unit.Witness);
        return collation.Links.Where(link => !IsRepeated(link));

        bool IsRepeated(Link link) =>
            link.Left.Text == link.Right.Text
            && collation.Copies.GroupOf(link.Left.Witness) is { } group
            && large.Contains(group)
            && collation.Copies.SameGroup(link.Left.Witness, link.Right.Witness)
            && first.TryGetValue((group, link.Left.Text), out var witness)
            && witness != link.Left.Witness
            && witness != link.Right.Witness;
    }
}

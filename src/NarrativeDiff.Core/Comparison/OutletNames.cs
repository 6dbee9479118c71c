using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Outlets as sentences name them: by their display name, with the siglum where two articles are of one outlet.</summary>
internal static class OutletNames
{
    public static string Of(Collation collation, int witness)
    {
        var one = collation.Witnesses[witness];
        var name = NameOf(one);
        return collation.Witnesses.Count(other => string.Equals(NameOf(other), name, StringComparison.Ordinal)) == 1 ? name : $"{name} ({one.Siglum})";
    }

    public static IEnumerable<string> Of(Collation collation, IEnumerable<int> witnesses) => witnesses.Select(witness => Of(collation, witness));

    private static string NameOf(Witness witness) =>
        witness.Newest.Source.OutletName is { } name && !string.IsNullOrWhiteSpace(name) ? name.Trim() : witness.Outlet;
}

using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Outlets as sentences name them: by their display name, with the siglum where two articles are of one outlet.</summary>
internal static class OutletNames
{
    public static string Of(Collation collation, int witness)
    {
        var one = collation.Witnesses[witness];
        var name = NameOf(one);
        return collation.Witnesses.Count(other => string.Equals(NameOf(other), name, StringComparison.Ordinal)) == 1
            ? name
            : $"{name} ({one.Siglum})";
    }

    public static IEnumerable<string> Of(Collation collation, IEnumerable<int> witnesses) =>
        witnesses.Select(witness => Of(collation, witness));

    /// <summary>The outlets of these spans as an argument of a summary, each once, in the order of the spans.</summary>
    public static SummaryArgument Argument(Collation collation, string name, params IEnumerable<Evidence> spans) =>
        SummaryArgument.Outlets(name, spans.Select(span => Of(collation, WitnessOf(collation, span))).Distinct(StringComparer.Ordinal));

    /// <summary>The outlets of these witnesses as an argument of a summary, each once.</summary>
    public static SummaryArgument Argument(Collation collation, string name, params IEnumerable<int> witnesses) =>
        SummaryArgument.Outlets(name, Of(collation, witnesses).Distinct(StringComparer.Ordinal));

    private static int WitnessOf(Collation collation, Evidence span)
    {
        var witness = 0;
        while (collation.Witnesses[witness].Outlet != span.Outlet || collation.Witnesses[witness].Key.ArticleId != span.ArticleId)
            witness++;
        return witness;
    }

    private static string NameOf(Witness witness) =>
        witness.Newest.Source.OutletName is { } name && !string.IsNullOrWhiteSpace(name) ? name.Trim() : witness.Outlet;
}

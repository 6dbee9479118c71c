using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>What a coverage cell rests on, in one line that a journalist can check.</summary>
public static class CoverageBasisWords
{
    /// <returns>"two sentences have 9 of its 11 key words; names and numbers agree".</returns>
    public static string InWords(this CoverageBasis basis)
    {
        if (basis.Anywhere == 0)
            return "the article has none of its key words";
        var where =
            basis.Sentences.Length == 1
                ? "the nearest sentence has"
                : string.Create(CultureInfo.InvariantCulture, $"{basis.Sentences.Length} sentences in a row have");
        var found = string.Create(CultureInfo.InvariantCulture, $"{where} {basis.Found} of its {basis.Words} key words");
        var anywhere =
            basis.Anywhere > basis.Found ? string.Create(CultureInfo.InvariantCulture, $", the whole article {basis.Anywhere}") : "";
        return found + anywhere + Missing(basis);
    }

    /// <summary>What of the statement is not there, without counts: "the article never names the mayor"; empty where nothing is
    /// known to be missing.</summary>
    public static string MissingInWords(this CoverageBasis basis) =>
        basis.Anywhere == 0 ? "none of its key words is there"
        : basis is { NamesMissing: null, NumbersMissing: null } ? ""
        : Missing(basis)[2..];

    private static string Missing(CoverageBasis basis) =>
        (basis.NamesMissing, basis.NumbersMissing) switch
        {
            (null, null) => "; names and numbers agree",
            ({ } names, null) => "; the article never names " + Listed(names),
            (null, { } numbers) => "; without " + Listed(numbers),
            ({ } names, { } numbers) => $"; the article never names {Listed(names)}; without {Listed(numbers)}",
        };

    private static string Listed(ImmutableArray<string> words) => string.Join(", ", words);
}

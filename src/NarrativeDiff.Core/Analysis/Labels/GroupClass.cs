using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Knows nouns that name one group of people: "undocumented immigrants", "illegal aliens", "people who are in the country
/// illegally".</summary>
internal static class GroupClass
{
    private sealed record Row(string Class, FrozenSet<string> Alone, FrozenSet<string> Behind, FrozenSet<string> Qualifiers);

    private static readonly ImmutableArray<Row> Rows =
    [
        .. Lexicon
            .Lines("group-heads.tsv", PhraseWords.Room)
            .Select(line => line.Split('\t'))
            .Select(cells => new Row(cells[0], Set(cells[1]), Set(cells[2]), Set(cells[3]))),
    ];

    /// <summary>The head that a clause stands for which says that people are in a country against its law.</summary>
    public const string ClauseHead = "immigrant";

    /// <returns>E.g. <c>group:migrant</c>; null where the phrase names no such group.</returns>
    public static string? KeyOf(Mention mention)
    {
        if (mention.IsNamed)
            return null;
        foreach (var row in Rows)
            if (row.Alone.Contains(mention.Head) || (row.Behind.Contains(mention.Head) && mention.Modifiers.Any(row.Qualifiers.Contains)))
                return $"group:{row.Class}";
        return null;
    }

    private static FrozenSet<string> Set(string cell) => cell.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

using System.Collections.Frozen;
using System.Globalization;

namespace NarrativeDiff.Core.Text;

/// <summary>A unit of measure or money, and how it converts within its dimension.</summary>
/// <param name="Name">The stem of its name, or the code of a currency.</param>
/// <param name="Dimension">Units of one dimension can be compared; every currency is its own.</param>
/// <param name="Size">In base units of the dimension.</param>
public sealed record UnitOfMeasure(string Name, string Dimension, double Size)
{
    public bool IsMoney => Name.Length == 3 && Name.All(char.IsAsciiLetterUpper);
}

/// <summary>The units of measure that texts give, under all their spellings.</summary>
internal static class UnitTable
{
    private static readonly (string Word, UnitOfMeasure Unit)[] Spellings =
    [
        .. Lexicon
            .Lines("units.tsv")
            .Select(line => line.Split('\t'))
            .SelectMany(cells =>
                cells[3]
                    .Split(' ')
                    .Select(word =>
                        (word, new UnitOfMeasure(Stemmer.Stem(cells[0]), cells[1], double.Parse(cells[2], CultureInfo.InvariantCulture)))
                    )
            ),
    ];

    private static readonly FrozenDictionary<string, UnitOfMeasure> Free = Spellings
        .Where(entry => !IsGlued(entry.Word))
        .ToFrozenDictionary(entry => entry.Word, entry => entry.Unit, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, UnitOfMeasure> Touching = Spellings.ToFrozenDictionary(
        entry => entry.Word.TrimEnd('+'),
        entry => entry.Unit,
        StringComparer.Ordinal
    );

    private static readonly FrozenDictionary<string, UnitOfMeasure> Named = Spellings
        .DistinctBy(entry => entry.Unit.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(entry => entry.Unit.Name, entry => entry.Unit, StringComparer.Ordinal);

    /// <param name="raw">As the text has it: "C" is a temperature, "c" a coin.</param>
    public static UnitOfMeasure? Find(string raw, bool touches = false) =>
        (touches ? Touching : Free) is var table && table.TryGetValue(raw, out var unit) ? unit
        : raw.Any(char.IsUpper) && raw.Length > 1 && table.TryGetValue(raw.ToLowerInvariant(), out var lower) ? lower
        : null;

    /// <summary>The unit of a number mention; null where it counts things.</summary>
    public static UnitOfMeasure? Of(string? name) => name is not null && Named.TryGetValue(name, out var unit) ? unit : null;

    private static bool IsGlued(string word) => word.EndsWith('+');
}

using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What a coverage cell rests on, in terms a reader can check.</summary>
/// <param name="Sentences">Up to three sentences in a row that come nearest to the statement; none where the article has no word of
/// it.</param>
/// <param name="Words">Key words of the statement.</param>
/// <param name="Found">Of these, in the nearest sentences.</param>
/// <param name="Anywhere">Of these, in the whole article.</param>
internal sealed record CellBasis(ImmutableArray<int> Sentences, int Words, int Found, int Anywhere)
{
    /// <summary>Names of the statement that the whole article never has, lower-cased.</summary>
    public ImmutableArray<string> NamesMissing { get; init; } = [];

    /// <summary>Numbers of the statement that the nearest sentences do not give, as written.</summary>
    public ImmutableArray<string> NumbersMissing { get; init; } = [];
}

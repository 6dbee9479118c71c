using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>An article whose texts are, character for character, those of a witness that is compared.</summary>
/// <param name="Of">The witness it is a copy of.</param>
internal sealed record EqualCopy(Witness Article, Witness Of);

/// <summary>Takes all but a few of many equal articles out of a comparison: what one of them reports, all report.</summary>
/// <remarks>Pairs, readings and links grow with the square of the articles; equal ones would add nothing to a report but bytes.</remarks>
internal static class EqualCopies
{
    /// <summary>Equal articles that are compared. Up to so many outlets a reader sees each in its own column, and shared copy is reported
    /// of each pair.</summary>
    public const int MaxCompared = 6;

    /// <returns>The witnesses to compare, in their order, and the copies of them, in theirs.</returns>
    public static (ImmutableArray<Witness> Compared, ImmutableArray<EqualCopy> Copies) Fold(ImmutableArray<Witness> witnesses)
    {
        if (witnesses.Length <= MaxCompared)
            return (witnesses, []);
        var copies = witnesses
            .GroupBy(witness => witness, new SameTexts())
            .Where(equal => equal.Skip(MaxCompared).Any())
            .SelectMany(Beyond)
            .ToDictionary(copy => copy.Article.Siglum, StringComparer.Ordinal);
        return copies.Count == 0
            ? (witnesses, [])
            : (
                [.. witnesses.Where(witness => !copies.ContainsKey(witness.Siglum))],
                [.. witnesses.Select(witness => copies.GetValueOrDefault(witness.Siglum)).OfType<EqualCopy>()]
            );
    }

    /// <summary>Those to compare are of as many outlets as there are, and the earliest.</summary>
    private static IEnumerable<EqualCopy> Beyond(IEnumerable<Witness> equal)
    {
        var ordered = equal
            .GroupBy(witness => witness.Outlet, StringComparer.Ordinal)
            .SelectMany(ofOutlet => Ordered(ofOutlet).Select((witness, i) => (witness, i)))
            .OrderBy(of => of.i)
            .ThenBy(of => of.witness.Versions[0].PublishedAt.OrLast())
            .ThenBy(of => of.witness.Key)
            .Select(of => of.witness)
            .ToArray();
        return ordered.Skip(MaxCompared).Select(witness => new EqualCopy(witness, ordered[0]));
    }

    private static IEnumerable<Witness> Ordered(IEnumerable<Witness> witnesses) =>
        witnesses.OrderBy(witness => witness.Versions[0].PublishedAt.OrLast()).ThenBy(witness => witness.Key);

    private sealed class SameTexts : IEqualityComparer<Witness>
    {
        public bool Equals(Witness? x, Witness? y) =>
            x!.Versions.Length == y!.Versions.Length
            && x.Versions.Zip(y.Versions)
                .All(pair => pair.First.Text.Headline == pair.Second.Text.Headline && pair.First.Text.Body == pair.Second.Text.Body);

        public int GetHashCode(Witness witness) => HashCode.Combine(witness.Versions.Length, witness.Text.Headline, witness.Text.Body);
    }
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Finds other words in the same slot of aligned readings, and reports each pair of words once for the whole story.</summary>
internal sealed class SubstitutionRule : IRule
{
    /// <summary>Readings with less in common are reported as a whole by <see cref="RewordingRule"/>; a word diff of them is
    /// noise.</summary>
    public const double MinSimilarity = 0.5;

    private const int MaxWords = 5;

    /// <summary>More content words than this are a rewording, not another word in the slot.</summary>
    private const int MaxStems = 2;

    public IReadOnlyList<string> Ids => ["W3"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation
            .Statements.SelectMany(statement => ReadingPairs.OfAll(collation, statement))
            .SelectMany(pair => Slots(collation, pair))
            .GroupBy(slot => slot.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Draft(collation, [.. group]));

    private sealed record Slot(string Key, Statement Statement, Evidence Left, Evidence Right);

    /// <summary>Places in two units' words that hold other words.</summary>
    private sealed record Places(ImmutableArray<(string Key, TextSpan Left, TextSpan Right)> All);

    /// <summary>Of readings that have but names in common none is the other in other words.</summary>
    private static IEnumerable<Slot> Slots(Collation collation, ReadingPair pair) =>
        SortedWords.Shared(pair.Left.EventStems.AsSpan(), pair.Right.EventStems.AsSpan()) == 0
        || WordDiff.Between(collation, pair.Left, pair.Right, MinSimilarity) is not { } diff
            ? []
            : collation
                .Beside(
                    pair.Left,
                    pair.Right,
                    () => new Places([.. PlacesOf(diff, pair, collation.WordsOf(pair.Left), collation.WordsOf(pair.Right))])
                )
                .All.Select(place => new Slot(
                    place.Key,
                    pair.Statement,
                    EvidenceFactory.Within(collation, pair.Left, place.Left, "reading"),
                    EvidenceFactory.Within(collation, pair.Right, place.Right, "reading")
                ));

    private static IEnumerable<(string Key, TextSpan Left, TextSpan Right)> PlacesOf(
        WordDiff diff,
        ReadingPair pair,
        string left,
        string right
    )
    {
        foreach (var replaced in diff.Replacements.Where(replaced => replaced.Anchored))
        {
            var (one, other) = (replaced.Left.Of(left), replaced.Right.Of(right));
            if (
                Alike(one, other)
                && !HaveSameLetters(one, other)
                && !SpellingSlip.Is(one, other)
                && !(HasNumber(one) && HasNumber(other))
                && !(HasStemsOf(left, one, other) || HasStemsOf(right, other, one))
                && HasFigure(one) == HasFigure(other)
                && HasName(one) == HasName(other)
                && IsClause(one) == IsClause(other)
                && !AreDecades(one, other)
                && Key(one) is { } a
                && Key(other) is { } b
                && !Adds(a, b)
                && !Adds(b, a)
                && !AreNoSlot(one, other)
                && SlotWords.AreOfOneKind(one, other)
                && !(IsQuantity(left, replaced.Left) && IsQuantity(right, replaced.Right))
            )
                yield return (string.CompareOrdinal(a, b) < 0 ? $"{a}|{b}" : $"{b}|{a}", replaced.Left, replaced.Right);
        }
    }

    /// <summary>"Suits-that", with a hyphen for a dash, and "suits — that".</summary>
    private static bool HaveSameLetters(string a, string b) => a.Where(char.IsLetterOrDigit).SequenceEqual(b.Where(char.IsLetterOrDigit));

    /// <summary>"1950s" and "'50s".</summary>
    private static bool AreDecades(string a, string b) =>
        a.EndsWith("0s", StringComparison.Ordinal) && b.EndsWith("0s", StringComparison.Ordinal) && a[^3..] == b[^3..];

    /// <summary>"2013" and "this year" may be one year; two years in figures are two.</summary>
    private static bool HasFigure(string words) => words.Any(char.IsAsciiDigit);

    /// <summary>"Eight experts" and "only three observers", "seven" and "6:40" are a conflict of numbers, no choice of words.</summary>
    private static bool HasNumber(string words) =>
        Text.Numbers.Find(words).Any(number => number.Kind is NumberKind.Quantity or NumberKind.Time);

    /// <summary>"The first final" has a word more than "the final", and no other in its stead; nor have the same words.</summary>
    private static bool Adds(string key, string other) => other.Split(' ').All(key.Split(' ').Contains);

    /// <summary>A reading that has the other's words too, in another place, has nothing else in their stead.</summary>
    private static bool HasStemsOf(string reading, string slot, string other) =>
        Words.Stems(other).Except(Words.Stems(slot), StringComparer.Ordinal).ToArray() is { Length: > 0 } stems
        && Words.Stems(reading).ToHashSet(StringComparer.Ordinal).IsSupersetOf(stems);

    /// <summary>"The godfather" and "who was convicted" fill no slot of one word each.</summary>
    private static bool IsClause(string words) =>
        words.Split(' ')[0].ToLowerInvariant() is "that" or "which" or "who" or "whose" or "where" or "when";

    /// <summary>"A Norwegian raid" and "a high-profile raid" describe one raid in two ways.</summary>
    private static bool HasName(string words) => words.Any(char.IsUpper);

    /// <summary>Different numbers of one thing are reported as such, by the rules of the numbers.</summary>
    private static bool IsQuantity(string words, TextSpan slot) =>
        Text.Numbers.Find(words).Any(number => number is { Kind: NumberKind.Quantity, Unit: not null } && number.Span.Contains(slot));

    /// <summary>"Yesterday" and "on Thursday" name one day by the day of publication, "on Thursday" and "in the capital" fill two slots;
    /// two weekdays are two.</summary>
    private static bool AreNoSlot(string a, string b) =>
        NamesDay(a) != NamesDay(b) || (NamesDay(a) && DayNames.In(a).IsEmpty != DayNames.In(b).IsEmpty);

    private static bool NamesDay(string words) => Dates.Find(words, DateTimeOffset.UnixEpoch).Length > 0;

    /// <summary>Runs of very different length seldom fill one slot.</summary>
    private static bool Alike(string a, string b) => Math.Abs(WordRun.Count(a) - WordRun.Count(b)) <= 2;

    /// <summary>The content stems of a run of words; null where it is too long or has none to compare.</summary>
    private static string? Key(string words)
    {
        var stems = Words.Stems(words).ToArray();
        return WordRun.Count(words) <= MaxWords && stems.Length is > 0 and <= MaxStems ? string.Join(' ', stems) : null;
    }

    /// <summary>The outlet shown and what other outlets of the pairs write the same.</summary>
    private static SummaryArgument Writing(Collation collation, string name, ImmutableArray<Slot> slots, Evidence shown)
    {
        var key = Key(shown.Exact);
        return OutletNames.Argument(
            collation,
            name,
            slots.SelectMany(slot => new[] { slot.Left, slot.Right }).Where(span => Key(span.Exact) == key).Prepend(shown)
        );
    }

    private static FindingDraft Draft(Collation collation, ImmutableArray<Slot> slots)
    {
        var judges = slots.Any(slot => SlotWords.Judge(slot.Left.Exact) || SlotWords.Judge(slot.Right.Exact));
        var first = slots.OrderByDescending(slot => Importance.Support(collation, slot.Statement)).First();
        return new FindingDraft(
            "W3",
            "substitution",
            slots[0].Key,
            SummaryTemplate.Of(
                "{a} {a?writes|write} {x} where {b} {b?writes|write} {y}.",
                Writing(collation, "a", slots, first.Left),
                Writing(collation, "b", slots, first.Right),
                SummaryArgument.Quotations("x", first.Left.Exact),
                SummaryArgument.Quotations("y", first.Right.Exact)
            ),
            [.. new[] { first.Left, first.Right }.Concat(slots.SelectMany(slot => new[] { slot.Left, slot.Right })).Distinct().Take(8)]
        )
        {
            Statement = first.Statement,
            Certainty = judges ? 0.5 : 0.2,
            Size = Math.Min(1, (judges ? 0.3 : 0.1) + 0.15 * slots.Length),
            Prominence = Importance.Prominence(first.Statement),
            Support = Importance.Support(collation, first.Statement),
        };
    }
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What is lined up: a sentence, or one clause of it, with all that scoring looks at.</summary>
/// <param name="Witness">Index of the witness in the collation.</param>
/// <param name="Version">Index of the version in the witness.</param>
/// <param name="Sentence">Index of the sentence in its version.</param>
/// <param name="Part">0-based ordinal of the clause; −1 where the unit is the whole sentence.</param>
/// <param name="Text">Its words made ready for matching; <paramref name="Span"/> points at them as received.</param>
/// <param name="Position">0 (headline or first body sentence) to 1 (last).</param>
internal sealed record TextUnit(
    int Witness,
    int Version,
    int Sentence,
    int Part,
    TextField Field,
    TextSpan Span,
    string Text,
    double Position
)
{
    /// <summary>Of the newest version; the sentences of earlier ones are scored to know when a statement was first carried, and are no
    /// reading.</summary>
    public required bool IsNewest { get; init; }

    /// <summary>Content stems, distinct, in ordinal order.</summary>
    public required ImmutableArray<string> Stems { get; init; }

    /// <summary>Content stems in the order of their ids.</summary>
    public required ImmutableArray<Term> Terms { get; init; }

    /// <summary>Sum of the weights of <see cref="Terms"/>.</summary>
    public required double TermWeight { get; init; }

    /// <summary>Lower-cased names, distinct, in ordinal order.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>The name that comes first, lower-cased; null where there is none.</summary>
    public required string? FirstName { get; init; }

    public required ImmutableArray<NumberMention> Numbers { get; init; }

    /// <summary>Weekdays named, in ordinal order.</summary>
    public required ImmutableArray<string> Days { get; init; }

    /// <summary>Those of <see cref="Terms"/> that stand in quotation marks.</summary>
    public required ImmutableArray<Term> Quoted { get; init; }

    public required bool Negated { get; init; }

    /// <summary>Says that somebody's claim was denied.</summary>
    public required bool Denies { get; init; }

    /// <summary>Says that something is not known or not confirmed.</summary>
    public bool DoesNotKnow { get; init; }

    public required float[] Vector { get; init; }

    /// <summary>Stems that are neither names nor numbers, in ordinal order.</summary>
    public ImmutableArray<string> EventStems => field.IsDefault ? field = DeedsOf(Stems, Names) : field;

    /// <summary>What was read off its words before it took part in this story; null where it was made by hand.</summary>
    public UnitText? Read { get; init; }

    /// <summary>What <see cref="ComparisonKey"/> keeps of its words, in ordinal order.</summary>
    public ImmutableArray<string> KeyWords => Read?.KeyWords ?? ComparisonKey.WordsOf(Text);

    public bool IsWhole => Part < 0;

    /// <summary>Asks and does not say: a question carries no statement.</summary>
    public bool IsQuestion => Text.AsSpan().TrimEnd("\"') ").EndsWith("?");

    /// <summary>A clause without a verb of its own.</summary>
    public bool IsFragment => KnownFragment ?? (!IsWhole && Segmenter.IsFragment(Text));

    /// <summary><see cref="IsFragment"/> where it has been found out beforehand.</summary>
    public bool? KnownFragment { get; init; }

    /// <summary>A clause that cannot be read without the words before it.</summary>
    public bool NeedsContext => Read?.NeedsContext ?? (Part > 0 && Segmenter.NeedsContext(Text));

    /// <summary>A unit is known by its place in the story.</summary>
    public bool Equals(TextUnit? other) =>
        other is not null && (Witness, Version, Sentence, Part) == (other.Witness, other.Version, other.Sentence, other.Part);

    public override int GetHashCode() => HashCode.Combine(Witness, Version, Sentence, Part);

    private static ImmutableArray<string> DeedsOf(ImmutableArray<string> stems, ImmutableArray<string> names)
    {
        var named = names.SelectMany(Words.Stems).ToHashSet(StringComparer.Ordinal);
        return [.. stems.Where(stem => !named.Contains(stem) && !char.IsAsciiDigit(stem[0]))];
    }
}

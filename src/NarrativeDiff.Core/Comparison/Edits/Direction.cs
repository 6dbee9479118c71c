using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Analysis.Facts;
using NarrativeDiff.Core.Comparison.Certainty;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>A sentence of one version, for what an edit did to it.</summary>
internal sealed record Edited(WitnessVersion Version, Sentence Sentence)
{
    public string Words => Version.Text.TextOf(Sentence);

    public Assessment Assessed => Assessment.Of(Version.Text, Sentence, Sentence.Span);

    public bool IsHeadline => Sentence.Field == TextField.Headline;

    /// <summary>A span of the sentence's words as one of its field.</summary>
    public TextSpan InField(TextSpan span) => span with { Start = span.Start + Sentence.Span.Start };
}

/// <summary>Which way an edit went: a hedge dropped, a source added, a label swapped, a number changed.</summary>
/// <param name="Before">The words that show it, in the older version's field; null where it has none.</param>
/// <param name="IsMaterial">Readers of the older version should have been informed.</param>
internal sealed record Direction(string Kind, TextSpan? Before, TextSpan? After, double Size, bool IsMaterial)
{
    /// <summary>The certainty before and after, where that is what changed.</summary>
    public CertaintyLevel? From { get; private init; }

    public CertaintyLevel? To { get; private init; }

    /// <summary>A rewritten sentence says other things; only in nearly the same words does a negation or another noun turn one statement
    /// round.</summary>
    private const double MinTurned = 0.6;

    private const int MaxLabelWords = 3;

    public static IEnumerable<Direction> Of(Edited before, Edited after)
    {
        var diff = WordDiff.Between(before.Words, after.Words);
        return
        [
            .. Rung(before, after),
            .. Number(before, after),
            .. Day(before, after),
            .. Question(before, after),
            .. Quoting(before, after, diff),
            .. SourceChanges.Of(before, after),
            .. diff.Similarity >= MinTurned ? Turned(before, after, diff) : [],
        ];
    }

    private static IEnumerable<Direction> Rung(Edited before, Edited after)
    {
        var (from, to) = (before.Assessed, after.Assessed);
        if (from.Rung == to.Rung || !(IsAbout(before, from.Cue, after) || IsAbout(after, to.Cue, before)))
            yield break;
        yield return new Direction(
            $"{from.Rung.Name()} to {to.Rung.Name()}",
            from.Cue,
            to.Cue,
            Math.Min(1, 0.6 + 0.1 * Math.Abs(to.Rung - from.Rung)),
            true
        )
        {
            From = from.Rung,
            To = to.Rung,
        };
    }

    private static bool IsAbout(Edited one, TextSpan? cue, Edited other) =>
        cue is { } span && CueScope.IsAbout(one.Version.Text.TextOf(one.Sentence.Field), one.Sentence.Span, span, other.Words);

    private static IEnumerable<Direction> Number(Edited before, Edited after)
    {
        var (old, now) = (Quantities(before), Quantities(after));
        var gone = old.Where(number => !now.Any(other => Same(number, other))).ToArray();
        var come = now.Where(number => !old.Any(other => Same(number, other))).ToArray();
        return gone.SelectMany(_ => come, (one, other) => (One: one, Other: other))
            .Where(pair => SlotOf(before, pair.One) == SlotOf(after, pair.Other))
            .Take(1)
            .Select(pair => new Direction("number changed", before.InField(pair.One.Span), after.InField(pair.Other.Span), 1, true));
    }

    /// <summary>Another day, which both versions name.</summary>
    private static IEnumerable<Direction> Day(Edited before, Edited after)
    {
        var (old, now) = (Dates.Find(before.Words, before.Version.PublishedAt), Dates.Find(after.Words, after.Version.PublishedAt));
        foreach (var day in old.Where(day => !now.Any(other => IsSameDay(before, day, after, other))))
        foreach (var other in now.Where(other => !old.Any(one => IsSameDay(before, one, after, other))).Take(1))
            return [new Direction("day changed", before.InField(day.Span), after.InField(other.Span), 1, true)];
        return [];
    }

    private static bool IsSameDay(Edited before, DateMention day, Edited after, DateMention other) =>
        day.CanBe(other) && (day.From == other.From || day.Span.Of(before.Words) == other.Span.Of(after.Words) || day.From != day.To);

    private static NumberMention[] Quantities(Edited edited) =>
        [.. Text.Numbers.Find(edited.Words).Where(number => number.Kind is not (NumberKind.Date or NumberKind.Year))];

    /// <summary>What a number gives: metres and miles are both a length, pounds and euros both a sum.</summary>
    private static string? SlotOf(Edited edited, NumberMention number) => Figure.Of(number, edited.Words)?.Slot;

    private static bool Same(NumberMention a, NumberMention b) => (a.Kind, a.Unit, a.Low, a.High) == (b.Kind, b.Unit, b.Low, b.High);

    private static IEnumerable<Direction> Question(Edited before, Edited after)
    {
        if (before.IsHeadline && Asks(before) != Asks(after))
            yield return new Direction(Asks(after) ? "question mark added" : "question mark removed", null, null, 0.9, true);
    }

    private static bool Asks(Edited edited) => edited.Words.TrimEnd().EndsWith('?');

    private static IEnumerable<Direction> Quoting(Edited before, Edited after, WordDiff diff)
    {
        if (diff.Similarity < MinTurned)
            return [];
        return Marked(after, before)
            .Select(pair => new Direction("quotation marks added", pair.Bare, pair.Quoted, 0.7, false))
            .Concat(Marked(before, after).Select(pair => new Direction("quotation marks removed", pair.Quoted, pair.Bare, 0.7, false)));
    }

    /// <summary>Words quoted on one side that stand bare on the other.</summary>
    private static IEnumerable<(TextSpan Quoted, TextSpan Bare)> Marked(Edited quoting, Edited bare) =>
        from quoted in QuotedSpans.Find(quoting.Words)
        let at = WordRun.Find(quoted.Of(quoting.Words), bare.Words)
        where at is not null && !QuotedSpans.Covers(QuotedSpans.Find(bare.Words), at.Value.Start)
        select (quoting.InField(quoted), bare.InField(at.Value));

    private static IEnumerable<Direction> Turned(Edited before, Edited after, WordDiff diff)
    {
        if (diff.NegationsAdded(before.Words, after.Words) is not 0 and var added && before.Assessed.Rung == after.Assessed.Rung)
            yield return new Direction(added > 0 ? "negation added" : "negation removed", null, null, 1, true);
        if (
            Words
                .Of(before.Words)
                .Order(StringComparer.Ordinal)
                .SequenceEqual(Words.Of(after.Words).Order(StringComparer.Ordinal), StringComparer.Ordinal)
        )
            yield break; // "the dog and the cat": moved, not renamed
        foreach (
            var slot in diff.Replacements.Where(slot =>
                slot.Anchored
                && !SpellingSlip.Is(slot.Left.Of(before.Words), slot.Right.Of(after.Words))
                && IsLabel(slot.Left.Of(before.Words), slot.Right.Of(after.Words))
                && EndsInNoun(before, slot.Left)
                && EndsInNoun(after, slot.Right)
            )
        )
            yield return new Direction("label swapped", before.InField(slot.Left), after.InField(slot.Right), 0.6, before.IsHeadline);
    }

    private static bool EndsInNoun(Edited edited, TextSpan slot) =>
        TaggedSentence.Of(edited.Words, new TextSpan(0, edited.Words.Length)).Tokens.LastOrDefault(token => slot.Contains(token.Span))
            is { Span.Length: > 0, Part: Part.Noun or Part.Name };

    /// <summary>Other content words in one slot that are no cue of certainty and no number.</summary>
    private static bool IsLabel(string old, string now)
    {
        var (a, b) = (Words.Stems(old).ToArray(), Words.Stems(now).ToArray());
        return a.Length is > 0 and <= MaxLabelWords
            && b.Length is > 0 and <= MaxLabelWords
            && !a.Intersect(b).Any()
            && CertaintyCues.Find(old).IsEmpty
            && CertaintyCues.Find(now).IsEmpty
            && Text.Numbers.Find(old).IsEmpty
            && Text.Numbers.Find(now).IsEmpty;
    }
}

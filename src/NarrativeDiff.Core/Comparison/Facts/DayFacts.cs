using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Facts;

/// <summary>Finds days of one event that differ between outlets, each resolved by the day its article appeared.</summary>
internal static class DayFacts
{
    private const double SameButDay = 0.85;

    /// <summary>Tokens between a verb and the day that belongs to it.</summary>
    private const int VerbWithin = 6;

    /// <summary>Content words on each side of the day that say which event it belongs to, and how many both have besides the
    /// verb.</summary>
    private const int LocalWords = 6;

    private const int LocalShared = 3;

    private static readonly FrozenSet<string> Relative = FrozenSet.ToFrozenSet(
        ["today", "tonight", "yesterday", "overnight", "tomorrow", "last night", "this morning", "this afternoon", "this evening"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly string[] PartsOfDay = ["morning", "afternoon", "evening", "night", "noon", "midnight"];

    /// <param name="Verb">Lemma of the verb that the day belongs to; empty where none stands near.</param>
    /// <param name="Part">"morning", "evening"; empty where the text names none.</param>
    private sealed record Item(
        TextUnit Sentence,
        DateMention Day,
        TextSpan Span,
        string Verb,
        string Part,
        string Words,
        HashSet<string> Local
    )
    {
        /// <summary>A day, or a month by its name; "last month" and "next week" are too wide to contradict anything.</summary>
        public bool IsExact =>
            Day.From == Day.To
            || IsRelative
            || !(
                Words.StartsWith("last", StringComparison.OrdinalIgnoreCase)
                || Words.StartsWith("next", StringComparison.OrdinalIgnoreCase)
                || Words.StartsWith("th", StringComparison.OrdinalIgnoreCase)
            );

        public bool IsRelative => Relative.Contains(Words);
    }

    public static IEnumerable<Conflict> In(Collation collation, Nearness.Table near)
    {
        var items = collation.Sentences.SelectMany(unit => Items(collation, unit)).Where(item => item.IsExact).ToArray();
        foreach (var (left, right) in Counterparts.Of(collation, items, item => item.Sentence, _ => "day"))
            if (Differ(collation, left, right) && Certainty(near, items, left, right) is > 0 and var certainty)
                yield return new Conflict("day", left.Verb, Side(left), Side(right), certainty);
    }

    private static IEnumerable<Item> Items(Collation collation, TextUnit unit)
    {
        var witness = collation.WitnessOf(unit);
        var words = collation.WordsOf(unit);
        var days = Dates.Find(words, witness.Newest.PublishedAt);
        if (days.IsEmpty)
            yield break;
        var sentence = TaggedSentence.Of(words, new TextSpan(0, words.Length));
        foreach (var day in days)
        {
            var part = PartBehind(words, day.Span);
            yield return new Item(
                unit,
                day,
                day.Span with
                {
                    Start = day.Span.Start + unit.Span.Start,
                },
                VerbOf(sentence, day.Span),
                part,
                day.Span.Of(words),
                [
                    .. Text
                        .Words.Stems(words[..day.Span.Start])
                        .TakeLast(LocalWords)
                        .Concat(Text.Words.Stems(words[day.Span.End..]).Take(LocalWords)),
                ]
            );
        }
    }

    private static string PartBehind(string words, TextSpan day)
    {
        foreach (var part in PartsOfDay)
            if (words.AsSpan(day.End).TrimStart().StartsWith(part, StringComparison.OrdinalIgnoreCase))
                return part;
        return "";
    }

    /// <summary>The nearest verb before the day in its clause, else the nearest behind it.</summary>
    private static string VerbOf(TaggedSentence sentence, TextSpan day)
    {
        var at = sentence.Tokens.Length - 1;
        while (at > 0 && sentence.Tokens[at].Span.Start >= day.Start)
            at--;
        for (var i = at; i >= 0 && at - i <= VerbWithin; i--)
            if (sentence.Tokens[i].Part == Part.Verb)
                return i > 0 && sentence.Tokens[i - 1].Part == Part.Infinitive ? "" : sentence.Tokens[i].Lemma; // "expected to return": a plan
        for (var i = at + 1; i < sentence.Tokens.Length && i - at <= VerbWithin; i++)
            if (sentence.Tokens[i].Part == Part.Verb)
                return sentence.Tokens[i].Lemma;
        return "";
    }

    /// <summary>No day is possible for both. A day named from the time of writing may be another one in another time zone.</summary>
    private static bool Differ(Collation collation, Item left, Item right)
    {
        if (
            (left.Words.Equals(right.Words, StringComparison.OrdinalIgnoreCase) && left.Part == right.Part)
            || !CanBeOneEvent(collation, left, right)
        )
            return false;
        if (left.Day.From <= right.Day.To && right.Day.From <= left.Day.To)
            return left.Day.From == left.Day.To
                && left.Day.From == right.Day.From
                && right.Day.From == right.Day.To
                && left.Part.Length > 0
                && right.Part.Length > 0
                && left.Part != right.Part
                && !IsNight(left.Part, right.Part);
        var sameDay =
            collation.WitnessOf(left.Sentence).Newest.PublishedAt.UtcDateTime.Date
            == collation.WitnessOf(right.Sentence).Newest.PublishedAt.UtcDateTime.Date;
        return !((left.IsRelative || right.IsRelative) && !sameDay && left.Day.CanBe(right.Day))
            && !(left.IsRelative != right.IsRelative && left.Day.CanBe(right.Day) && IsNightWord(left, right));
    }

    /// <summary>What one article says happened after the other had appeared is another event.</summary>
    private static bool CanBeOneEvent(Collation collation, Item left, Item right)
    {
        // days named from a known and from an unknown day of writing cannot be held against each other
        if (collation.WitnessOf(left.Sentence).Newest.Source.TimeKnown != collation.WitnessOf(right.Sentence).Newest.Source.TimeKnown)
            return false;
        var (a, b) = (PublishedOn(collation, left), PublishedOn(collation, right));
        return (left.Day.To <= b && right.Day.To <= a) || (left.Day.From > a && right.Day.From > b);
    }

    private static DateOnly PublishedOn(Collation collation, Item item) =>
        DateOnly.FromDateTime(collation.WitnessOf(item.Sentence).Newest.PublishedAt.UtcDateTime);

    private static bool IsNight(string one, string other) =>
        (one, other) is ("evening", "night") or ("night", "evening") or ("night", "midnight") or ("midnight", "night");

    private static bool IsNightWord(Item left, Item right) =>
        $"{left.Words} {right.Words} {left.Part} {right.Part}".Contains("night", StringComparison.OrdinalIgnoreCase);

    private static double Certainty(Nearness.Table near, Item[] all, Item left, Item right)
    {
        if (NamesToo(all, left, right) || NamesToo(all, right, left))
            return 0;
        if (near.AreSameBut(left.Sentence, Widened(left), right.Sentence, Widened(right)))
            return SameButDay;
        var nearness = near.Of(left.Sentence, right.Sentence);
        return
            left.Verb.Length > 0
            && left.Verb == right.Verb
            && !IsSaying(left.Verb)
            && nearness.IsOneMatter
            && nearness.Names > 0
            && left.Local.Count(right.Local.Contains) >= LocalShared
            && IsOnly(all, left)
            && IsOnly(all, right)
            ? nearness.Certainty
            : 0;
    }

    /// <summary>With the preposition and the part of the day: "on", "last", "morning".</summary>
    private static TextSpan Widened(Item item) =>
        TextSpan.FromBounds(Math.Max(item.Sentence.Span.Start, item.Span.Start - 8), Math.Min(item.Sentence.Span.End, item.Span.End + 11));

    /// <summary>"He said on Monday" and "he said on Tuesday" are two sayings.</summary>
    private static bool IsSaying(string verb) =>
        Analysis.Attribution.CueLexicon.Verb(verb)?.Classes.Contains("speech") == true || verb is "be" or "have";

    /// <summary>Another day in the sentence may be the one meant.</summary>
    private static bool IsOnly(Item[] all, Item item) => !all.Any(other => other != item && other.Sentence.Equals(item.Sentence));

    /// <summary>The article names the other's day as well, with the same verb.</summary>
    private static bool NamesToo(Item[] all, Item own, Item other) =>
        all.Any(item =>
            item != own
            && item.Sentence.Witness == own.Sentence.Witness
            && item.Verb == own.Verb
            && item.Day.From == other.Day.From
            && item.Day.To == other.Day.To
        );

    private static FactSide Side(Item item) =>
        new(
            item.Sentence,
            item.Span,
            item.Part.Length > 0 ? $"{item.Words} {item.Part}" : item.Words,
            $"{item.Day.From:O}|{item.Day.To:O}|{item.Part}"
        );
}

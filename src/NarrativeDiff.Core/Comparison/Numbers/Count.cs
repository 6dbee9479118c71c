using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Numbers;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Numbers;

/// <summary>A quantity that a reading gives, with what it counts and what is said to have happened to it.</summary>
/// <param name="Outcome">"killed", "injured" …; null where the words name none.</param>
/// <param name="AsOf">The time the text gives the count for; null where it gives none.</param>
/// <param name="Context">Content stems beside it: what money, a share or a stretch of time is about.</param>
/// <param name="IsWorded">Given by a word that is no exact number: a dozen, several, dozens.</param>
internal sealed record Count(
    TextUnit Unit,
    NumberMention Number,
    string? Outcome,
    AsOf? AsOf,
    bool IsWorded,
    HashSet<string> Context,
    Evidence Span
)
{
    /// <summary>All numbers of the whole sentence, whatever they count: what stands there too is not in conflict.</summary>
    public required HashSet<double> InSentence { get; init; }

    /// <summary>"The first 17", "29 of 34", "three more": one of several numbers of the thing, chosen by the words beside it.</summary>
    public required bool IsPart { get; init; }

    /// <summary>"Eight days ago": says when something was and not how long.</summary>
    public required bool IsAgo { get; init; }

    /// <summary>The days that the sentence names, resolved against its publication.</summary>
    public required ImmutableArray<DateMention> Dates { get; init; }

    /// <summary>The words behind the number, lower-cased: what it counts and what is said of it.</summary>
    public required ImmutableArray<string> Behind { get; init; }

    /// <summary>Words behind a number that say the same of the same: "boats were lost".</summary>
    private const int SameBehind = 3;

    /// <summary>Of these so many are no mere form words.</summary>
    private const int ContentBehind = 2;

    /// <summary>The years that the sentence names.</summary>
    public required HashSet<double> Years { get; init; }

    private const int NounWithin = 4;

    /// <summary>Words on each side of a number that show what it measures.</summary>
    private const int ContextWords = 6;

    private const int SharedContext = 2;

    /// <summary>Digits between the commas of a figure.</summary>
    private const int Thousand = 3;

    /// <summary>Units of measures: two sums of money or two shares in one statement mostly measure different things.</summary>
    private static readonly FrozenSet<string> Measures = Lexicon
        .Read("measures.txt", "Analysis.Numbers")
        .Select(Stemmer.Stem)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Money, a share, a stretch of time: the unit does not say what is measured.</summary>
    public bool IsMeasure => Number.Unit is { } unit && Measures.Contains(unit);

    public double Low => Number.Low;

    public double High => Number.High;

    public bool IsVague => IsWorded || Number.IsApproximate || !Number.IsExact;

    /// <summary>Two counts of one thing by the words beside them: same unit, neither a part, no different outcome.</summary>
    public bool CountsSameAs(Count other) =>
        Number.Unit is not null
        && Number.Unit == other.Number.Unit
        && !IsPart
        && !other.IsPart
        && IsAgo == other.IsAgo
        && (Outcome is null || other.Outcome is null || Outcome == other.Outcome)
        && (!Measures.Contains(Number.Unit) || Context.Count(other.Context.Contains) >= SharedContext);

    /// <summary>When the count stood: the end of the day the text gives for it, else the publication of its version.</summary>
    public DateTimeOffset StoodAt =>
        AsOf?.Day is { } day && day.To < DateOnly.FromDateTime(Span.PublishedAt.UtcDateTime)
            ? new DateTimeOffset(day.To.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
            : Span.PublishedAt;

    /// <summary>Cables cut on Friday and cables cut in January, or in another year, are other cables; "as of Friday" and "as of Monday" are
    /// two counts.</summary>
    public bool IsOfOneTimeWith(Count other) =>
        (Dates.IsEmpty || other.Dates.IsEmpty || Dates.Any(date => other.Dates.Any(date.CanBe)))
        && (Years.Count == 0 || other.Years.Count == 0 || Years.Overlaps(other.Years))
        && (AsOf is null || other.AsOf is null || AsOf.CanBe(other.AsOf));

    /// <summary>Says the same of the same noun, word for word.</summary>
    public bool HasSameBehind(Count other) =>
        Behind.Length == SameBehind
        && Behind.SequenceEqual(other.Behind, StringComparer.Ordinal)
        && Behind.Count(word => !StopWords.Contains(word)) >= ContentBehind;

    public bool CanBeTrueWith(Count other) => Low <= other.High && other.Low <= High;

    public static ImmutableArray<Count> In(Collation collation, TextUnit unit)
    {
        var (text, publishedAt) = (collation.WitnessOf(unit).Text, collation.WitnessOf(unit).Newest.PublishedAt);
        // not the numbers of the unit itself, which has lost what looked like a speaker behind its statement: "…, said five places are
        // looked at"
        var quantities = text
            .Derived.At(text, unit.Field, unit.Span, static (text, field, span) => new Quantities([.. Read(span.Of(text.TextOf(field)))]))
            .All;
        if (quantities.IsEmpty)
            return [];
        var sentence = text.Derived.At(
            text,
            unit.Field,
            text.Sentences[unit.Sentence].Span,
            static (text, field, span) => new Around(span.Of(text.TextOf(field)))
        );
        var (_, asOf, dates) = sentence.At(publishedAt);
        return
        [
            .. quantities.Select(found => new Count(
                unit,
                found.Number,
                found.Outcome,
                asOf,
                found.IsWorded,
                found.Context,
                EvidenceFactory.Within(collation, unit, found.Span, "reading")
            )
            {
                InSentence = sentence.Numbers,
                IsPart = found.IsPart,
                IsAgo = found.IsAgo,
                Dates = dates,
                Years = sentence.Years,
                Behind = found.Behind,
            }),
        ];
    }

    /// <summary>The numbers of a whole sentence, and the times it names as they were resolved last: these depend on when the article
    /// appeared.</summary>
    private sealed class Around
    {
        private readonly string _sentence;

        private volatile Times? _last;

        public Around(string sentence)
        {
            var all = Text.Numbers.Find(sentence.Replace('-', ' '));
            (_sentence, Numbers) = (sentence, [.. all.SelectMany(number => new[] { number.Low, number.High })]);
            Years = [.. all.Where(number => number.Kind == NumberKind.Year).Select(number => number.Low)];
        }

        public sealed record Times(DateTimeOffset PublishedAt, AsOf? AsOf, ImmutableArray<DateMention> Dates);

        public HashSet<double> Numbers { get; }

        public HashSet<double> Years { get; }

        public Times At(DateTimeOffset publishedAt) =>
            _last is { } known && known.PublishedAt == publishedAt
                ? known
                : _last = new Times(publishedAt, Analysis.Numbers.AsOf.In(_sentence, publishedAt), Text.Dates.Find(_sentence, publishedAt));
    }

    private sealed record Quantities(ImmutableArray<Quantity> All);

    /// <summary>What the words alone report a count.</summary>
    private sealed record Quantity(
        NumberMention Number,
        string? Outcome,
        bool IsWorded,
        HashSet<string> Context,
        TextSpan Span,
        bool IsPart,
        bool IsAgo,
        ImmutableArray<string> Behind
    );

    /// <summary>A sentence of more numbers is a table: which of them stands beside which in another text is not known.</summary>
    private const int MaxNumbers = 40;

    private static IEnumerable<Quantity> Read(string words)
    {
        var numbers = Text.Numbers.Find(words);
        if (numbers.Length > MaxNumbers)
            return [];
        var chunks = Chunker.Chunk(words).Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number).ToArray();
        return numbers
            .Where(number =>
                number.Kind == NumberKind.Quantity && !IsDesignation(number, words) && !IsConversion(number, words) && !IsCut(number, words)
            )
            .Select(number => new Quantity(
                number,
                Outcomes.Of(chunks, words, number.Span),
                IsWord(number, words),
                ContextOf(words, number.Span),
                WithNoun(words, chunks, number),
                Parts.Are(words, number.Span),
                Parts.IsAgo(words, number.Span),
                [
                    .. chunks
                        .Where(chunk => chunk.Span.Start >= number.Span.End)
                        .Take(SameBehind)
                        .Select(chunk => chunk.Span.Of(words).ToLowerInvariant()),
                ]
            ));
    }

    public static bool IsWord(NumberMention number, string words) =>
        number.Span.Of(words).ToLowerInvariant().Split((char[]?)null).Any(word => NumberLexicon.Is("vague", word));

    /// <summary>The number and what it counts, "three drones", where the noun stands close behind.</summary>
    private static TextSpan WithNoun(string words, Chunk[] chunks, NumberMention number)
    {
        var noun = chunks
            .Where(chunk => chunk.Kind == ChunkKind.Word && chunk.Span.Start >= number.Span.End)
            .Take(NounWithin)
            .FirstOrDefault(chunk => Text.Numbers.Find($"2 {chunk.Span.Of(words)}").FirstOrDefault()?.Unit == number.Unit);
        return noun.Span.Length == 0 || number.Unit is null or "percent" or "USD" or "EUR" or "GBP"
            ? number.Span
            : TextSpan.FromBounds(number.Span.Start, noun.Span.End);
    }

    /// <summary>"7.62mm rifles", "a 3D printer": part of a name, no count.</summary>
    private static bool IsDesignation(NumberMention number, string words) =>
        number.Span.Of(words).Split((char[]?)null)[^1] is { Length: > 2 } last
        && char.IsAsciiDigit(last[0])
        && char.IsAsciiLetter(last[^1])
        && !NumberLexicon.Is("scale", last.TrimStart("0123456789.,".ToCharArray()).ToLowerInvariant());

    /// <summary>"€3 million ($4 million)": one sum in another currency, at the day's rate.</summary>
    private static bool IsConversion(NumberMention number, string words) =>
        number.Unit is "USD" or "EUR" or "GBP"
        && words[..number.Span.Start].TrimEnd().EndsWith('(')
        && words[number.Span.End..].TrimStart().StartsWith(')');

    /// <summary>"3. 9 percent", "1, 101 games": the end of a figure that the extraction took apart; "in 2008, three men" is none.</summary>
    private static bool IsCut(NumberMention number, string words) =>
        char.IsAsciiDigit(words[number.Span.Start])
        && words[..number.Span.Start].TrimEnd() switch
        {
            [.., var digit, '.'] => char.IsAsciiDigit(digit),
            [.., var digit, ','] before => char.IsAsciiDigit(digit)
                && words[number.Span.Start..].TakeWhile(char.IsAsciiDigit).Count() == Thousand
                && before.Reverse().Skip(1).TakeWhile(char.IsAsciiDigit).Count() <= Thousand,
            _ => false,
        };

    /// <summary>More than enough characters for the words of a context; a sentence full of numbers is not read again for each.</summary>
    private const int ContextReach = 400;

    private static int BeginOfContext(string words, int number)
    {
        var at = Math.Max(0, number - ContextReach);
        while (at > 0 && !char.IsWhiteSpace(words[at - 1]))
            at--;
        return at;
    }

    private static HashSet<string> ContextOf(string words, TextSpan number)
    {
        var before = Words.Stems(words[BeginOfContext(words, number.Start)..number.Start]).TakeLast(ContextWords);
        var behind = Words.Stems(words[number.End..]).Take(ContextWords);
        return before.Concat(behind).Where(stem => !Measures.Contains(stem)).ToHashSet(StringComparer.Ordinal);
    }
}

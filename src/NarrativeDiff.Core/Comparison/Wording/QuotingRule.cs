using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Finds words that one outlet sets in quotation marks and another takes over as its own.</summary>
internal sealed class QuotingRule : IRule
{
    private const int MaxWords = 6;

    public IReadOnlyList<string> Ids => ["W5"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation
            .Statements.SelectMany(statement => ReadingPairs.Of(collation, statement))
            .SelectMany(pair =>
                Quoted(collation, pair.Left, pair.Right, pair.Statement).Concat(Quoted(collation, pair.Right, pair.Left, pair.Statement))
            )
            .GroupBy(draft => draft.Key, StringComparer.Ordinal)
            .Select(same => same.First());

    private static IEnumerable<FindingDraft> Quoted(Collation collation, TextUnit quoting, TextUnit bare, Statement statement)
    {
        foreach (var span in SetInMarks(collation, quoting))
        {
            var words = span.Of(collation.WordsOf(quoting));
            if (IsSpeech(collation, bare))
                continue;
            if (
                WordRun.Find(words, collation.WordsOf(bare)) is { } at
                && !TouchesQuotation(collation, bare, at)
                && EvidenceFactory.Within(collation, bare, at, "reading") is { Voice: not Voices.Quoted } taken
                && !EndsQuotation(collation, bare, at)
                && SameUse(collation, quoting, span, bare, at)
                && !SetsApart(collation, bare, words)
            )
                yield return Draft(collation, statement, EvidenceFactory.Within(collation, quoting, span, "reading"), taken);
        }
    }

    private sealed record Marked(ImmutableArray<TextSpan> Spans);

    /// <summary>What a unit has in quotation marks that is neither a title nor speech, counted from its start.</summary>
    private static ImmutableArray<TextSpan> SetInMarks(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        return text
            .Derived.At(text, unit.Field, unit.Span, static (text, field, span) => new Marked(SetInMarks(span.Of(text.TextOf(field)))))
            .Spans;
    }

    private static ImmutableArray<TextSpan> SetInMarks(string text) =>
        QuotedSpans
            .Find(text)
            .RemoveAll(span =>
                span.Of(text) is var words
                && (WordRun.Count(words) > MaxWords || !Words.Stems(words).Any() || IsTitle(words) || IsUtterance(words))
            );

    /// <summary>Quoted there too, only an article before the mark: <c>"a raw act"</c> and <c>a "raw act"</c>.</summary>
    private static bool TouchesQuotation(Collation collation, TextUnit unit, TextSpan within) =>
        new Quotations(collation.WitnessOf(unit).Text.QuotationsIn(unit.Field)).Overlap(
            within with
            {
                Start = unit.Span.Start + within.Start,
            }
        )
        || IsMark(collation.WordsOf(unit)[..within.Start].TrimEnd().LastOrDefault())
        || IsMark(collation.WordsOf(unit)[within.End..].TrimStart().FirstOrDefault());

    /// <summary>The first mark of the sentence comes behind the words and closes: they end a quotation that begins before the sentence, or
    /// was never opened.</summary>
    private static bool EndsQuotation(Collation collation, TextUnit unit, TextSpan within)
    {
        var text = collation.WitnessOf(unit).Text;
        var (sentence, field) = (text.Sentences[unit.Sentence].Span, text.TextOf(unit.Field));
        var mark = sentence.Start + sentence.Of(field).TakeWhile(c => !Characters.IsDoubleQuote(c)).Count();
        return mark < sentence.End
            && mark >= unit.Span.Start + within.End
            && !char.IsWhiteSpace(field[mark - 1])
            && (mark + 1 >= sentence.End || !char.IsLetterOrDigit(field[mark + 1]));
    }

    /// <summary>It has the words in marks of their own elsewhere: an outlet that marks a word once means it so from there on.</summary>
    private static bool SetsApart(Collation collation, TextUnit unit, string words)
    {
        var text = collation.WitnessOf(unit).Text;
        return text.QuotationsIn(unit.Field)
            .Select(quoted => quoted.Of(text.TextOf(unit.Field)))
            .Any(quoted => WordRun.Count(quoted) <= MaxWords && WordRun.Find(words, quoted) is not null);
    }

    /// <summary>The whole sentence stands in marks that were never closed, or are set apart by spaces, or ends a quotation whose opening
    /// mark stands before it.</summary>
    private static bool IsSpeech(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        var sentence = text.TextOf(text.Sentences[unit.Sentence]).Trim();
        return IsMark(sentence.FirstOrDefault())
            || (Characters.IsDoubleQuote(sentence.LastOrDefault()) && sentence.Count(Characters.IsDoubleQuote) == 1);
    }

    /// <summary>"A 'narrow' change" is no quotation of "to narrow", and "the 'beta' release" none of "Explorer Beta".</summary>
    private static bool SameUse(Collation collation, TextUnit quoting, TextSpan quoted, TextUnit bare, TextSpan taken) =>
        (
            taken.Start == 0
            || !char.IsUpper(collation.WordsOf(bare)[taken.Start])
            || char.IsUpper(collation.WordsOf(quoting)[quoted.Start + 1])
        )
        && IsInfinitive(collation.WordsOf(quoting), quoted) == IsInfinitive(collation.WordsOf(bare), taken);

    private static bool IsInfinitive(string words, TextSpan span) =>
        words[..span.Start].TrimEnd().EndsWith(" to", StringComparison.OrdinalIgnoreCase);

    private static bool IsMark(char c) => Normalise.ForMatching(c.ToString()) is "'" or "\"" or "`";

    /// <summary>"We'll see," he said: speech, not a word held at a distance.</summary>
    private static bool IsUtterance(string quoted) =>
        quoted.Trim('"', '“', '”', '\'', '‘', '’', ' ') is [var first, .., var last]
        && char.IsUpper(first)
        && last is ',' or '.' or '?' or '!';

    /// <summary>Film and book titles stand in quotation marks by custom.</summary>
    private static bool IsTitle(string quoted) =>
        Chunker
            .Chunk(quoted)
            .Where(chunk => chunk.Kind == ChunkKind.Word && !StopWords.Contains(chunk.Span.Of(quoted)))
            .All(chunk => char.IsUpper(quoted[chunk.Span.Start]));

    private static FindingDraft Draft(Collation collation, Statement statement, Evidence quoted, Evidence bare) =>
        new(
            "W5",
            "quotation marks",
            $"{quoted.Outlet}|{quoted.Exact}|{bare.Outlet}",
            SummaryTemplate.Of(
                "{quoting} {quoting?puts|put} {words} in quotation marks; {bare} {bare?writes|write} the same words without.",
                OutletNames.Argument(collation, "quoting", quoted),
                SummaryArgument.Quotations("words", bare.Exact),
                OutletNames.Argument(collation, "bare", bare)
            ),
            [quoted, bare]
        )
        {
            Statement = statement,
            Certainty = 0.65,
            Size = SlotWords.Judge(bare.Exact) ? 0.9 : 0.3,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
}

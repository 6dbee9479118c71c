using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Attribution;

/// <summary>Finds one quotation that two outlets give in different words: altered, or cut short.</summary>
internal sealed partial class QuoteFidelityRule : IRule
{
    /// <summary>Words in a row that make two quotations the same utterance.</summary>
    private const int Run = 4;

    /// <summary>Words that must be missing before a quotation is called trimmed.</summary>
    private const int Trimmed = 4;

    /// <summary>Share of words in common from which two quotations are one utterance altered; with less they are two that share a phrase.</summary>
    private const double MinAltered = 0.7;

    private const int MaxQuotes = 200;

    /// <summary>Of a longer quotation only so much is compared.</summary>
    private const int MaxWords = 300;

    public IReadOnlyList<string> Ids => ["T4"];

    private sealed record Quote(int Witness, int Sentence, TextSpan Span, string Words, ImmutableArray<string> Stems);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var quotes = collation.Witnesses.SelectMany((witness, w) => QuotesOf(witness, w)).ToArray();
        var byRun = quotes.SelectMany((quote, q) => Runs(quote).Select(run => (run, q))).ToLookup(pair => pair.run, pair => pair.q, StringComparer.Ordinal);
        var pairs = byRun.OrderBy(same => same.Key, StringComparer.Ordinal)
            .SelectMany(same => same.Distinct().Take(8).ToArray() is var at ? at.SelectMany(a => at.Where(b => quotes[a].Witness < quotes[b].Witness).Select(b => (a, b))) : [])
            .Distinct().Order();
        foreach (var (a, b) in pairs)
            if (Compare(collation, quotes, quotes[a], quotes[b]) is { } found)
                yield return found;
    }

    private static IEnumerable<Quote> QuotesOf(Witness witness, int w)
    {
        var sentences = witness.Text.Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null }).ToArray();
        foreach (var span in witness.Text.QuotationsIn(TextField.Body).Take(MaxQuotes))
        {
            var words = Plain(span.Of(witness.Text.Body));
            if (words.Length >= Run && sentences.FirstOrDefault(sentence => sentence.Span.Overlaps(span)) is { } at)
                yield return new Quote(w, at.Index, span, string.Join(' ', words), words);
        }
    }

    private static ImmutableArray<string> Plain(string quoted)
    {
        // An apostrophe that a page sets between spaces is one all the same, and what stands in brackets was not said.
        var text = Brackets().Replace(Normalise.ForMatching(quoted).Replace(" ' ", "'", StringComparison.Ordinal), "");
        return [.. Chunker.Chunk(text).Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number).Take(MaxWords).SelectMany(chunk => Spelling.Plain(chunk.Span.Of(text).Replace(".", "", StringComparison.Ordinal).ToLowerInvariant()))];
    }

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    private static IEnumerable<string> Runs(Quote quote) =>
        Enumerable.Range(0, quote.Stems.Length - Run + 1).Select(at => string.Join(' ', quote.Stems.AsSpan(at, Run).ToArray())).Distinct(StringComparer.Ordinal);

    private static FindingDraft? Compare(Collation collation, Quote[] quotes, Quote left, Quote right)
    {
        var (shorter, longer) = left.Stems.Length <= right.Stems.Length ? (left, right) : (right, left);
        if (longer.Words.Contains(shorter.Words, StringComparison.Ordinal))
            return longer.Stems.Length - shorter.Stems.Length >= Trimmed && IsGone(quotes, shorter, longer) ? Draft(collation, longer, shorter, "trimmed quotation") : null;
        var diff = WordDiff.Between(left.Words, right.Words);
        return !AreTwoSpeakers(collation, left, right) && diff.Similarity >= MinAltered && diff.Replacements.Any(replaced => replaced.Anchored) ? Draft(collation, longer, shorter, "altered quotation") : null;
    }

    /// <summary>A party's suit and its chairman may use one sentence: two utterances where both articles name who speaks and the names have nothing in common.</summary>
    private static bool AreTwoSpeakers(Collation collation, Quote left, Quote right) =>
        Speaker(collation, left) is { Length: > 0 } one && Speaker(collation, right) is { Length: > 0 } other && !one.Intersect(other, StringComparer.Ordinal).Any();

    private static string[] Speaker(Collation collation, Quote quote)
    {
        var text = collation.Witnesses[quote.Witness].Text;
        return Voices.Of(text).In(TextField.Body).FirstOrDefault(said => said.Source is not null && said.Content.Any(content => content.Overlaps(quote.Span))) is { Source: { } source } ? [.. Core.Text.Words.Of(source.Of(text.Body))] : [];
    }

    /// <summary>What the shorter one lacks stands in no other quotation of its article: it was not merely divided by its speaker.</summary>
    private static bool IsGone(Quote[] quotes, Quote shorter, Quote longer)
    {
        var own = quotes.Where(quote => quote.Witness == shorter.Witness).SelectMany(Runs).ToHashSet(StringComparer.Ordinal);
        var missing = Runs(longer).Except(Runs(shorter), StringComparer.Ordinal).ToArray();
        return missing.Length >= Trimmed && !missing.Any(own.Contains);
    }

    private static FindingDraft Draft(Collation collation, Quote longer, Quote shorter, string kind)
    {
        var evidence = new[] { longer, shorter }.Select(quote => EvidenceFactory.Of(collation.Witnesses[quote.Witness], collation.Witnesses[quote.Witness].Newest, quote.Sentence, quote.Span, "quotation")).ToImmutableArray();
        return new FindingDraft("T4", kind, $"{evidence[0].Outlet}|{evidence[0].Exact}|{evidence[1].Outlet}|{evidence[1].Exact}",
            $"{evidence[0].Outlet} quotes {Prose.Quote(evidence[0].Exact)}; {evidence[1].Outlet} quotes {Prose.Quote(evidence[1].Exact)}", evidence)
        {
            Certainty = 0.7,
            Size = kind[0] == 'a' ? 0.7 : 0.4,
            Prominence = 0.6,
            Support = 2.0 / Math.Max(2, collation.Witnesses.Length),
        };
    }
}

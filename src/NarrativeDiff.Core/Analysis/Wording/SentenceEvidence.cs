using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>Counts what speaks for and against a sentence being loaded; what stands in quotation marks counts for the quoted, not the
/// outlet.</summary>
internal sealed record SentenceEvidence(
    ReadOnlyMemory<char> Sentence,
    ImmutableArray<LexicalToken> Tokens,
    Quotations Quotations,
    ImmutableArray<LoadedTerm> Terms
)
{
    /// <summary>From the fourth word of a kind on, more of it says nothing more.</summary>
    private const int Most = 3;

    /// <summary>In the order of <see cref="SentenceWording.EvidenceNames"/>.</summary>
    public ImmutableArray<double> Values()
    {
        var own = Terms.Where(term => !term.IsQuoted).ToArray();
        var cues = SentenceCues
            .Find(Tokens)
            .Where(hit => hit.Value == "attribution" || !IsQuoted(hit.Span))
            .CountBy(hit => hit.Value)
            .ToDictionary(StringComparer.Ordinal);
        var quoted = Tokens.Count(token => IsQuoted(token.Span));
        return
        [
            Judging(own, 3),
            Judging(own, 2),
            Judging(own, 1),
            Bounded(own.Count(term => term.Entry.IsIntensifier)),
            Bounded(own.Count(term => term.Entry.Class == "opinion")),
            Bounded(Terms.Count(term => term.IsQuoted && term.Entry.Strength > 1)),
            Bounded(own.Count(term => term.Entry.Class is "ism" or "label" or "epithet")),
            (double)own.Sum(term => term.Entry.Strength) / Tokens.Length,
            .. SentenceCues.Kinds.Select(kind => Bounded(cues.GetValueOrDefault(kind))),
            Has('!'),
            Has('?'),
            Bounded(Tokens.Count(token => token.IsShouted)),
            (double)quoted / Tokens.Length,
            Bounded(Tokens.Count(token => char.IsAsciiDigit(token.Word.Length > 0 ? token.Word[0] : ' '))),
            (double)Tokens.Skip(1).Count(token => token.IsCapital) / Tokens.Length,
            Bounded(
                Tokens.Count(token => token.Word.Length > 5 && token.Word.EndsWith("ly", StringComparison.Ordinal) && !IsQuoted(token.Span))
            ),
            Math.Log(1 + Tokens.Length),
            .. Kinds(),
        ];
    }

    /// <summary>The second word of a kind says less than the first; a quoted one half.</summary>
    private IEnumerable<double> Kinds()
    {
        var counts = Terms
            .GroupBy(term => term.Entry.Kind, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, kind => kind.Sum(term => term.IsQuoted ? 0.5 : 1), StringComparer.Ordinal);
        return LoadedLexicon.Kinds.Select(kind => Math.Sqrt(counts.GetValueOrDefault(kind)));
    }

    private static double Judging(LoadedTerm[] own, int strength) =>
        Bounded(own.Count(term => term.Entry.Strength == strength && !term.Entry.IsIntensifier && term.Entry.Class != "opinion"));

    private static double Bounded(int count) => Math.Min(Most, count);

    private double Has(char mark) => Sentence.Span.Contains(mark) ? 1 : 0;

    private bool IsQuoted(TextSpan span) => Quotations.Contain(span);
}

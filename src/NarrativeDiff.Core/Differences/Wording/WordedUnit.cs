using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Differences.Lexicons;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Wording;

/// <summary>A reading's unit with its words looked up in the lists.</summary>
/// <param name="IsAttributed">The sentence names who says it.</param>
internal sealed record WordedUnit(Unit Unit, ImmutableArray<LexicalToken> Tokens, SentenceWording Wording, bool IsAttributed)
{
    public ImmutableArray<LoadedTerm> Terms => Wording.Terms;

    public static WordedUnit Of(Collation collation, Unit unit)
    {
        var article = collation.WitnessOf(unit).Text;
        var text = article.TextOf(unit.Field);
        var sentence = LexicalToken.Of(text, article.Sentences[unit.Sentence].Span);
        return new WordedUnit(
            unit, LexicalToken.Of(text, unit.Span), SentenceWording.Of(text, unit.Span, article.QuotationsIn(unit.Field)),
            SentenceCues.Find(sentence).Any(hit => hit.Value == "attribution"));
    }

    public IEnumerable<LoadedTerm> OwnTerms(string rule) => Terms.Where(term => term.IsShown && !term.IsQuoted && term.Rule == rule);

    /// <param name="span">Into the article's text.</param>
    public Evidence Show(Collation collation, TextSpan span, string role = "reading") =>
        Spans.Within(collation, Unit, span with { Start = span.Start - Unit.Span.Start }, role);

    public Evidence Show(Collation collation) => Spans.Of(collation, Unit, "reading");
}

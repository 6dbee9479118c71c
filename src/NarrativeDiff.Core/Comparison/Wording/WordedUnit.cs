using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>A reading's unit with its words looked up in the lists.</summary>
/// <param name="IsAttributed">The sentence names who says it.</param>
internal sealed record WordedUnit(TextUnit Unit, ImmutableArray<LexicalToken> Tokens, SentenceWording Wording, bool IsAttributed)
{
    public ImmutableArray<LoadedTerm> Terms => Wording.Terms;

    public static WordedUnit Of(Collation collation, TextUnit unit)
    {
        var article = collation.WitnessOf(unit).Text;
        var passage = article.Derived.At(
            article,
            unit.Field,
            unit.Span,
            static (article, field, span) =>
                new Passage(
                    LexicalToken.Of(article.TextOf(field), span),
                    SentenceWording.Of(article.TextOf(field), span, article.QuotationsIn(field))
                )
        );
        var sentence = article.Derived.At(
            article,
            unit.Field,
            article.Sentences[unit.Sentence].Span,
            static (article, field, span) =>
                new Speech(SentenceCues.Find(LexicalToken.Of(article.TextOf(field), span)).Any(hit => hit.Value == "attribution"))
        );
        return new WordedUnit(unit, passage.Tokens, passage.Wording, sentence.IsAttributed);
    }

    private sealed record Passage(ImmutableArray<LexicalToken> Tokens, SentenceWording Wording);

    private sealed record Speech(bool IsAttributed);

    public IEnumerable<LoadedTerm> OwnTerms(string rule) => Terms.Where(term => term.IsShown && !term.IsQuoted && term.Rule == rule);

    /// <param name="span">Into the article's text.</param>
    public Evidence Show(Collation collation, TextSpan span, string role = "reading") =>
        EvidenceFactory.Within(collation, Unit, span with { Start = span.Start - Unit.Span.Start }, role);

    public Evidence Show(Collation collation) => EvidenceFactory.Of(collation, Unit, "reading");
}

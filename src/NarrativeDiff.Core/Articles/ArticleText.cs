using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Articles;

/// <summary>An article version as it is read: headline, body as text, and its sentences as spans into them.</summary>
/// <param name="Headline">The headline as received.</param>
/// <param name="Body">The body as received; HTML reduced to text.</param>
/// <param name="Sentences">Body sentences in reading order, then the headline.</param>
public sealed record ArticleText(string Headline, string Body, ImmutableArray<Sentence> Sentences)
{
    /// <summary>A copy may get other words: what was noted of these stays behind.</summary>
    private ArticleText(ArticleText other) =>
        (Headline, Body, Sentences, Derived) = (other.Headline, other.Body, other.Sentences, new DerivedDataCache());

    /// <summary>The quotations of a field, marks included; found once, asked for by every finding.</summary>
    public ImmutableArray<TextSpan> QuotationsIn(TextField field) => field == TextField.Headline ? HeadlineQuotations : BodyQuotations;

    private ImmutableArray<TextSpan> BodyQuotations => field.IsDefault ? field = QuotedSpans.Find(Body) : field;

    private ImmutableArray<TextSpan> HeadlineQuotations => field.IsDefault ? field = QuotedSpans.Find(Headline) : field;

    /// <summary>What rules and scoring have read off this text.</summary>
    internal DerivedDataCache Derived { get; } = new();

    public string TextOf(TextField field) => field == TextField.Headline ? Headline : Body;

    public string TextOf(Sentence sentence) => sentence.Span.Of(TextOf(sentence.Field));
}

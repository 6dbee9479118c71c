namespace NarrativeDiff.Core.Model;

/// <summary>Words of an article as a reviewer pointed at them: reported by the words, not by their place, so that they are found again in a
/// later version.</summary>
/// <param name="Text">A whole sentence, or the clause of it that carries a reading; white space and typographic signs do not count.</param>
public sealed record Passage(ArticleKey Article, string Text);

/// <summary>A reviewer's word on two passages: they report the same thing, or they do not.</summary>
public sealed record ReviewedLink(Passage Left, Passage Right, bool Together);

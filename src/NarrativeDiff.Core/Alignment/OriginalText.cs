using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What an article says in its own language, behind the translation that is compared.</summary>
public sealed class OriginalText
{
    private readonly ArticleText _translated;
    private readonly ImmutableArray<TextSpan> _paragraphs;
    private readonly ImmutableArray<string> _passages;

    public OriginalText(ArticleVersion source, ArticleText translated)
    {
        Text = ArticleReader.Read(source with { Translation = null });
        _translated = translated;
        _paragraphs = Lines(translated.Body);
        _passages = [.. Lines(Text.Body).Select(line => line.Of(Text.Body).Trim())];
    }

    public ArticleText Text { get; }

    /// <summary>The passage that a span of the translation renders: the headline, or the paragraph in the same place.</summary>
    /// <returns>Null where the two have different numbers of paragraphs.</returns>
    public string? PassageOf(TextField field, TextSpan span)
    {
        if (field == TextField.Headline)
            return Text.Headline;
        if (_passages.Length != _paragraphs.Length || span.End > _translated.Body.Length)
            return null;
        var at = _paragraphs.BinarySearch(
            span,
            Comparer<TextSpan>.Create(
                (paragraph, sought) =>
                    paragraph.End <= sought.Start ? -1
                    : paragraph.Start > sought.Start ? 1
                    : 0
            )
        );
        return at >= 0 ? _passages[at] : null;
    }

    private static ImmutableArray<TextSpan> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<TextSpan>();
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (!string.IsNullOrWhiteSpace(text[start..end]))
                lines.Add(TextSpan.FromBounds(start, end));
            start = end + 1;
        }
        return lines.ToImmutable();
    }
}

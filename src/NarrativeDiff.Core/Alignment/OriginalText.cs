using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What an article says in its own language, behind the translation that is compared.</summary>
public sealed class OriginalText
{
    private readonly ArticleText translated;
    private readonly ImmutableArray<TextSpan> paragraphs;
    private readonly ImmutableArray<string> passages;

    public OriginalText(ArticleVersion source, ArticleText translated)
    {
        Text = ArticleReader.Read(source with { Translation = null });
        this.translated = translated;
        paragraphs = Lines(translated.Body);
        passages = [.. Lines(Text.Body).Select(line => line.Of(Text.Body).Trim())];
    }

    public ArticleText Text { get; }

    /// <summary>The passage that a span of the translation renders: the headline, or the paragraph in the same place.</summary>
    /// <returns>Null where the two have different numbers of paragraphs.</returns>
    public string? PassageOf(TextField field, TextSpan span)
    {
        if (field == TextField.Headline)
            return Text.Headline;
        if (passages.Length != paragraphs.Length || span.End > translated.Body.Length)
            return null;
        var at = paragraphs.BinarySearch(
            span,
            Comparer<TextSpan>.Create(
                (paragraph, sought) =>
                    paragraph.End <= sought.Start ? -1
                    : paragraph.Start > sought.Start ? 1
                    : 0
            )
        );
        return at >= 0 ? passages[at] : null;
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

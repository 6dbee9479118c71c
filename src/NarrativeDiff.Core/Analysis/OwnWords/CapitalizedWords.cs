using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.OwnWords;

/// <summary>The words that an article writes with a capital within sentences and never without: its names.</summary>
internal sealed class CapitalizedWords
{
    private readonly HashSet<string> _upper = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lower = new(StringComparer.Ordinal);

    public CapitalizedWords(ArticleText article)
    {
        foreach (var sentence in article.Sentences)
            if (sentence is { Excluded: null, Field: TextField.Body })
            {
                var tokens = LexicalToken.Of(article.Body, sentence.Span);
                if (!IsTitle(tokens))
                    for (var i = 1; i < tokens.Length; i++)
                        _ = tokens[i].IsCapital ? _upper.Add(tokens[i].Word) : _lower.Add(tokens[i].Word);
            }
    }

    public bool IsName(string word) => _upper.Contains(word) && !_lower.Contains(word);

    /// <summary>Most words begin with a capital, so that a capital says nothing.</summary>
    public static bool IsTitle(IReadOnlyCollection<LexicalToken> tokens) => 2 * tokens.Count(token => token.IsCapital) > tokens.Count + 1;
}

using System.Collections.Frozen;

namespace NarrativeDiff.Core.Text;

/// <summary>Words so common that sharing them says nothing about what a sentence reports.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> All = Lexicon.Words("Text/stop-words.txt");

    /// <param name="word">In any case, with a straight or curly apostrophe.</param>
    public static bool Contains(string word) => All.Contains(word.Replace('’', '\''));
}

using System.Collections.Frozen;

namespace NarrativeDiff.Core.Text;

/// <summary>Words that every text has and that say nothing about what it reports.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = Lexicon.Read("stop-words.txt");

    public static bool Contains(string word) => All.Contains(word);
}

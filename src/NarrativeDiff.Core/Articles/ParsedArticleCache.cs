using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Articles;

/// <summary>The article versions read last, with all that was noted of them, by content: a story compared again reads only what is
/// new.</summary>
/// <remarks>Changes no result, only when it is there. Thread-safe. The longest unused go first.</remarks>
/// <param name="maxCharacters">Bound on headlines and bodies together, each text with 200 more; what is noted of a text takes some 250
/// bytes a character, most of it the word differences beside other articles.</param>
public sealed class ParsedArticleCache(long maxCharacters)
{
    /// <summary>What is kept of an empty text, in characters: thousands of short ones would otherwise count as nothing.</summary>
    private const int Overhead = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = [];
    private long _characters;

    private readonly record struct Entry(string Hash, ArticleText Text, long Characters);

    /// <summary>Headlines and bodies kept now, each text with <see cref="Overhead"/> more.</summary>
    public long Characters
    {
        get
        {
            lock (_gate)
                return _characters;
        }
    }

    public ArticleText Read(ArticleVersion version)
    {
        var hash = version.ContentHash;
        lock (_gate)
            if (_known.TryGetValue(hash, out var entry))
            {
                _byUse.Remove(entry);
                _byUse.AddFirst(entry);
                return entry.Value.Text;
            }
        return Keep(hash, ArticleReader.Read(version));
    }

    /// <returns>The text kept under the hash: another thread may have read the version meanwhile.</returns>
    private ArticleText Keep(string hash, ArticleText text)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(hash, out var other))
                return other.Value.Text;
            var entry = new Entry(hash, text, text.Headline.Length + text.Body.Length + Overhead);
            _known.Add(hash, _byUse.AddFirst(entry));
            _characters += entry.Characters;
            while (_characters > maxCharacters && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _known.Remove(oldest.Value.Hash);
                _characters -= oldest.Value.Characters;
            }
            return text;
        }
    }
}

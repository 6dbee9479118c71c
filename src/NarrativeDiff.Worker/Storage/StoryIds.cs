using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Names stories: the same hint, or the same first article, always gives the same id.</summary>
/// <remarks>Ids hold ASCII letters, digits, hyphen and underscore only, at most 64: safe in addresses, file names and routing
/// keys.</remarks>
internal static class StoryIds
{
    private const int Longest = 64;
    private const int HashDigits = 12;

    /// <summary>A hint that is safe as it is stays itself; any other becomes its safe part and a hash of the whole.</summary>
    public static string OfHint(string hint)
    {
        if (hint.Length is > 0 and <= Longest && hint.All(IsSafe))
            return hint;
        var safe = string.Join(
            '-',
            new string([.. hint.Select(c => IsSafe(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        return $"{safe[..Math.Min(safe.Length, Longest - HashDigits - 1)]}-{Hash(hint)}";
    }

    /// <summary>The story that an article opens when it fits none.</summary>
    public static string OfFirstArticle(ArticleKey article) => $"story-{Hash($"{article.Outlet.Value}\u001f{article.ArticleId}")}";

    private static bool IsSafe(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];
}

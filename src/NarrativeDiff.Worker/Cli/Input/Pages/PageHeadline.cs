using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Finds the headline among what a page calls its title: without the outlet, section or author before or behind it.</summary>
internal static class PageHeadline
{
    private const int MaxParts = 6;

    /// <summary>Longer titles are no headline with an outlet's name; in UTF-16 code units.</summary>
    private const int LongestTitle = 500;

    private const int LongestName = 60;

    private static readonly string[] Separators =
    [
        " | ",
        " - ",
        " – ",
        " — ",
        " · ",
        " • ",
        " :: ",
        " » ",
        " « ",
        " / ",
        " ~ ",
        " |",
        "| ",
        " ‹ ",
        " › ",
        " -- ",
    ];

    /// <param name="candidates">In order of trust.</param>
    /// <param name="heading">The visible heading.</param>
    /// <param name="names">Names that a title carries beside its headline: outlet, host, authors, section.</param>
    public static string? Of(ImmutableArray<string> candidates, string? heading, IReadOnlyCollection<string> names)
    {
        if (candidates.IsEmpty)
            return heading;
        var squashed = names.Select(PageText.Squashed).Where(name => name.Length > 1).ToHashSet(StringComparer.Ordinal);
        var others = candidates.Append(heading).OfType<string>().Select(PageText.Squashed).ToHashSet(StringComparer.Ordinal);
        var headline = candidates.FirstOrDefault(candidate => !squashed.Contains(PageText.Squashed(candidate))) ?? heading ?? candidates[0];
        return Cleaned(headline, others, squashed);
    }

    private static string Cleaned(string title, HashSet<string> others, HashSet<string> names)
    {
        for (var cut = 0; cut < MaxParts && title.Length <= LongestTitle; cut++)
        {
            if (Behind(title, others, names) is { } shorter)
                title = shorter;
            else if (Before(title, others, names) is { } rest)
                title = rest;
            else
                break;
        }
        return title;
    }

    private static string? Behind(string title, HashSet<string> others, HashSet<string> names)
    {
        foreach (var (start, end) in Places(title).Reverse())
        {
            var (kept, cut) = (title[..start].Trim(), title[end..].Trim());
            if (
                kept.Length > 0
                && cut.Length > 0
                && (others.Contains(PageText.Squashed(kept)) || IsName(cut, names) || IsOutletLike(title[start..end], kept, cut))
            )
                return kept;
        }
        return null;
    }

    private static string? Before(string title, HashSet<string> others, HashSet<string> names)
    {
        foreach (var (start, end) in Places(title))
        {
            var (cut, kept) = (title[..start].Trim(), title[end..].Trim());
            if (kept.Length > 0 && cut.Length > 0 && (others.Contains(PageText.Squashed(kept)) || IsName(cut, names)))
                return kept;
        }
        return null;
    }

    /// <summary>A bar parts headlines from outlets; what stands behind it is short.</summary>
    private static bool IsOutletLike(string separator, string kept, string cut) =>
        separator.Contains('|', StringComparison.Ordinal)
        && cut.Count(c => c == ' ') < 5
        && cut.Length < kept.Length
        && kept.Contains(' ', StringComparison.Ordinal);

    private static bool IsName(string part, HashSet<string> names)
    {
        var squashed = PageText.Squashed(part);
        return squashed.Length > 1
            && (
                names.Any(name => IsShort(name, part))
                || names.Contains(squashed)
                || names.Contains(WithoutArticle(squashed))
                || names.Any(name => WithoutArticle(name) == WithoutArticle(squashed))
            );
    }

    /// <summary>"nytimes" for "The New York Times", "cnn" for "CNN Politics": a host's label begins words of the name, in order, or is the
    /// first.</summary>
    private static bool IsShort(string label, string part)
    {
        var words = part.Split((char[])[' ', '.', '-', '’', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Select(PageText.Squashed)
            .Where(word => word is not ("" or "the"))
            .ToArray();
        if (label.Length < 3 || words.Length is 0 or > 5 || part.Length > LongestName)
            return false;
        return (words.Length <= 3 && words[0].StartsWith(label, StringComparison.Ordinal)) || (words.Length > 1 && Begins(label, words, 0));
    }

    private static bool Begins(string label, string[] words, int word)
    {
        if (word == words.Length || label.Length == 0)
            return word == words.Length && label.Length == 0;
        for (var taken = Math.Min(label.Length, words[word].Length); taken > 0; taken--)
            if (words[word].StartsWith(label[..taken], StringComparison.Ordinal) && Begins(label[taken..], words, word + 1))
                return true;
        return false;
    }

    private static string WithoutArticle(string name) =>
        name.StartsWith("the", StringComparison.Ordinal) && name.Length > 5 ? name[3..] : name;

    private static ImmutableArray<(int Start, int End)> Places(string title)
    {
        var places = ImmutableArray.CreateBuilder<(int, int)>();
        foreach (var separator in Separators)
            for (
                var at = title.IndexOf(separator, StringComparison.Ordinal);
                at >= 0;
                at = title.IndexOf(separator, at + 1, StringComparison.Ordinal)
            )
                places.Add((at, at + separator.Length));
        return [.. places.OrderBy(place => place.Item1).ThenByDescending(place => place.Item2)];
    }
}

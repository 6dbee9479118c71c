using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>An attribution with its speaker under one name within the article.</summary>
/// <param name="Key">Surname or head word, lower-cased: the same for "the mayor, Ann Berg" and "Berg"; null where no source is named.</param>
internal sealed record Spoken(Attributed What, TextField Field, string? Name, string? Key);

/// <summary>Who speaks in an article: sources under one name, a pronoun under the last one named before it.</summary>
internal static class Speakers
{
    private const int LongestName = 80;

    /// <returns>Body first, in the order of cues, then the headline.</returns>
    public static ImmutableArray<Spoken> In(Voices voices, ArticleText text)
    {
        var spoken = new List<Spoken>();
        string? person = null;
        foreach (var (what, field) in In(voices, TextField.Body).Concat(In(voices, TextField.Headline)))
        {
            var name = what.Source?.Of(text.TextOf(field)).ReplaceLineEndings(" ");
            if (name is "he" or "she" or "who" or "He" or "She")
                name = person;
            else if (what.SourceType == SourceType.Named)
                person = name;
            spoken.Add(new Spoken(what, field, name, name is null ? null : KeyOf(name)));
        }
        var fullest = spoken.Where(one => one.Key is not null && one.Name!.Length <= LongestName).GroupBy(one => one.Key!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.OrderByDescending(one => one.Name!.Length).ThenBy(one => one.Name, StringComparer.Ordinal).First().Name, StringComparer.Ordinal);
        return [.. spoken.Select(one => one.Key is null ? one : one with { Name = fullest.GetValueOrDefault(one.Key, one.Name) })];
    }

    private static IEnumerable<(Attributed, TextField)> In(Voices voices, TextField field) => voices.In(field).Select(what => (what, field));

    /// <summary>The last capitalised word of the name up to the first preposition or comma; where there is none, its last word there.</summary>
    private static string KeyOf(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(',', '.', '’', '\'', '“', '”', '"')).ToArray();
        var end = Array.FindIndex(words, word => word is "of" or "for" or "in" or "from" or "at" or "to" or "on" or "with");
        var head = end > 0 ? words[..end] : words;
        return (head.LastOrDefault(word => word.Length > 0 && char.IsUpper(word[0])) ?? head.LastOrDefault() ?? name).ToLowerInvariant();
    }
}

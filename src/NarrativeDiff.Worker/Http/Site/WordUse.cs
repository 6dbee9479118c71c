using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A word in the phrases for one thing ("assassination", "assassinate"), and which articles use it in whose voice; each article counts once, in the voice nearest to its own.</summary>
internal sealed record WordUse(string Word, ImmutableArray<string> Own, ImmutableArray<string> Sourced, ImmutableArray<string> Quoted)
{
    private const int MaxForms = 2;

    public int Articles => Own.Length + Sourced.Length + Quoted.Length;

    /// <summary>Most used first; words of names are left out: that all write "Velmar" is no choice.</summary>
    public static IEnumerable<WordUse> Of(Report report, ReportReferent referent)
    {
        var names = report.Referents.Where(other => other.Kind is "person" or "place" or "organisation").SelectMany(other => other.Labels)
            .SelectMany(label => label.Phrase.Split(' ')).Where(word => word.Length > 0 && char.IsUpper(word[0])).SelectMany(Words.Stems).ToHashSet(StringComparer.Ordinal);
        return referent.Labels
            .SelectMany(label => Words.Of(label.Phrase).Where(word => word.Any(char.IsLetter)).SelectMany(word => label.Uses.Where(use => use.Count > 0).Select(use => (Word: word, Use: use))))
            .GroupBy(entry => Stemmer.Stem(entry.Word), StringComparer.Ordinal)
            .Where(word => !names.Contains(word.Key))
            .Select(word => new WordUse(Forms(word.Select(entry => entry.Word)), In(word, "outlet"), In(word, "attributed", "outlet"), In(word, "quoted", "outlet", "attributed")))
            .OrderByDescending(word => word.Articles).ThenBy(word => word.Word, StringComparer.Ordinal);

        static ImmutableArray<string> In(IEnumerable<(string Word, ReportLabelUse Use)> uses, string voice, params string[] nearer) =>
            [.. uses.Where(entry => entry.Use.Voice == voice).Select(entry => entry.Use.Siglum).Distinct().Except(uses.Where(entry => nearer.Contains(entry.Use.Voice)).Select(entry => entry.Use.Siglum))];
    }

    /// <summary>The forms used most; "attacks" beside "attack" says nothing more.</summary>
    private static string Forms(IEnumerable<string> words)
    {
        var forms = words.CountBy(word => word, StringComparer.Ordinal).OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).Select(form => form.Key).Take(MaxForms).ToArray();
        var shortest = forms.MinBy(form => form.Length)!;
        return forms.All(form => form.StartsWith(shortest, StringComparison.Ordinal)) ? shortest : string.Join(", ", forms);
    }
}

using CsCheck;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences;

/// <summary>A scare quote, a question, a negation, another number, put anywhere into an article, makes exactly the finding that is due; what layout does is in <see cref="LayoutTests"/>.</summary>
public class ChangeLawsTests
{
    private static readonly ArticleVersion[] Articles = [.. InventedStories.All.SelectMany(story => story)];

    private static readonly Gen<ArticleVersion> Article = Gen.Int[0, Articles.Length - 1].Select(i => Articles[i]);

    [Theory]
    [InlineData("quotation marks added")]
    [InlineData("question mark added")]
    [InlineData("negation added")]
    [InlineData("number changed")]
    public void A_change_in_a_new_version_makes_the_one_finding_due(string due) => Changed(due).Sample(pair =>
    {
        var after = pair.After with { Version = 2, PublishedAt = pair.Before.PublishedAt.AddHours(1) };
        Assert.Equal([due], SomeStory.Compare(pair.Before, after).Findings.Where(finding => finding.Rule == "V2").Select(finding => finding.Kind));
    }, iter: 30);

    [Theory]
    [InlineData("quotation marks added", "W5 quotation marks")]
    [InlineData("question mark added", "W3 headline wording, W3 question mark in a headline")]
    [InlineData("negation added", "W3 negation")]
    [InlineData("number changed", "N1 number conflict")]
    public void A_change_in_another_outlet_makes_the_one_finding_due(string change, string due) => Changed(change).Sample(pair =>
    {
        var unchanged = Kinds(pair.Before, pair.Before).ToList();
        Assert.Equal(due, string.Join(", ", Kinds(pair.Before, pair.After).Where(kind => !unchanged.Remove(kind)).Order(StringComparer.Ordinal)));
    }, iter: 30);

    /// <summary>What is found between an article and another outlet's.</summary>
    private static IEnumerable<string> Kinds(ArticleVersion article, ArticleVersion other) =>
        SomeStory.Compare(article, other with { Key = new ArticleKey(new OutletId("zz-other"), other.Key.ArticleId) }).Findings.Select(finding => $"{finding.Rule} {finding.Kind}");

    private static Gen<(ArticleVersion Before, ArticleVersion After)> Changed(string change) =>
        from article in Article
        from at in Gen.Int[0, 100]
        let after = Change(article, change, at)
        where after is not null
        select (article, after);

    private static ArticleVersion? Change(ArticleVersion article, string change, int at)
    {
        if (change == "question mark added")
            return article with { Headline = article.Headline + "?" };
        var places = Places(article.Body, change).ToArray();
        return places.Length == 0 ? null : article with { Body = places[at % places.Length] };
    }

    /// <summary>The body with the change at each place that allows it.</summary>
    private static IEnumerable<string> Places(string body, string change)
    {
        var lines = body.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (!lines[i].Contains('"', StringComparison.Ordinal) && Changed(lines[i], change) is { } changed)
                yield return string.Join('\n', [.. lines[..i], changed, .. lines[(i + 1)..]]);
    }

    private static string? Changed(string line, string change)
    {
        var words = line.TrimEnd('.').Split(' ');
        return change switch
        {
            "quotation marks added" => words.Length > 6 && words[3].All(char.IsLower) && words[3].Length > 4 && !StopWords.Contains(words[3]) ? With(words, 3, $"\"{words[3]}\"") : null,
            "negation added" => Array.FindIndex(words, word => word is "had" or "was" or "will" or "would") is > 0 and var verb && verb < words.Length - 1 ? With(words, verb, words[verb] + " not") : null,
            _ => Array.FindIndex(words, word => word is "140" or "8" or "9,000" or "four" or "three" or "six") is > 0 and var number && char.IsLower(words[Math.Min(number + 1, words.Length - 1)][0]) ? With(words, number, "17") : null,
        };
    }

    private static string With(string[] words, int at, string word) => string.Join(' ', [.. words[..at], word, .. words[(at + 1)..]]) + ".";
}

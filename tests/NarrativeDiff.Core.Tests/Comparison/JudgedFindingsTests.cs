using System.Globalization;
using System.Text.RegularExpressions;

namespace NarrativeDiff.Core.Comparison;

/// <summary>The lists of leading findings that were read against their articles, of stories the rules were improved on and of stories read
/// only once they stood still: their form, and that the codebook gives the figures of the lists.</summary>
public sealed partial class JudgedFindingsTests
{
    private const string MendedOn = "judged-findings.tsv";
    private const string Unseen = "judged-findings-unseen.tsv";
    private const string Next = "judged-findings-next.tsv";
    private const string Later = "judged-findings-later.tsv";
    private const string Last = "judged-findings-last.tsv";

    private const string Check = "judged-findings-check.tsv";

    /// <summary>What leads in the stories of the lists but the check as the rules are now.</summary>
    private const string Now = "judged-findings-now.tsv";

    private static readonly string[] Lists = [MendedOn, Unseen, Next, Later, Last];

    [Fact]
    public void No_story_is_in_two_lists() =>
        Assert.Equal(10 * Lists.Length, Lists.SelectMany(list => Read(list).Select(row => row[0]).Distinct()).Distinct().Count());

    [Theory]
    [InlineData(MendedOn, 60)]
    [InlineData(Unseen, 60)]
    [InlineData(Next, 59)] // one of the stories has only five findings
    [InlineData(Later, 60)]
    [InlineData(Last, 60)]
    public void The_six_leading_findings_of_ten_stories_are_judged_each_with_a_reason(string list, int findings)
    {
        var judged = Read(list).ToArray();
        Assert.Equal(findings, judged.Length);
        Assert.Equal(10, judged.Select(row => row[0]).Distinct().Count());
        HasForm(judged);
    }

    [Fact]
    public void What_leads_now_is_judged_for_every_story_of_the_lists()
    {
        var now = Read(Now).ToArray();
        HasForm(now);
        Assert.True(Lists.SelectMany(Read).Select(row => row[0]).ToHashSet().SetEquals(now.Select(row => row[0])));
        Assert.All(now.GroupBy(row => row[0]), story => Assert.InRange(story.Count(), 1, 6));
    }

    [Fact]
    public void The_check_has_the_leading_findings_of_eleven_other_stories()
    {
        var check = Read(Check).ToArray();
        HasForm(check);
        Assert.Equal(11, check.Select(row => row[0]).Distinct().Count());
        Assert.Empty(check.Select(row => row[0]).Intersect(Lists.SelectMany(Read).Select(row => row[0])));
    }

    private static void HasForm(string[][] judged)
    {
        Assert.All(
            judged,
            row =>
            {
                Assert.Equal(6, row.Length);
                Assert.Matches(Story(), row[0]);
                Assert.Matches(Id(), row[1]);
                Assert.Contains(row[2], Codebook.Entries.Select(entry => entry.Id));
                Assert.Matches(Sentences(), row[3]);
                Assert.Contains(row[4], new[] { "right", "wrong" });
                Assert.True(row[5].Length > 10, row[1]);
            }
        );
        Assert.Equal(judged.Length, judged.Select(row => (row[0], row[1])).Distinct().Count());
    }

    [Fact]
    public void The_codebook_has_the_figure_of_each_judged_rule() =>
        Assert.All(
            new[] { Now, Check }.SelectMany(Read).GroupBy(row => row[2]),
            rule =>
                Assert.Contains(
                    string.Create(CultureInfo.InvariantCulture, $"{Right([.. rule])} of {rule.Count()} leading findings judged right"),
                    Codebook.Entry(rule.Key).Measured,
                    StringComparison.Ordinal
                )
        );

    private static int Right(string[][] rows) => rows.Count(row => row[4] == "right");

    private static IEnumerable<string[]> Read(string list)
    {
        using var reader = new StreamReader(typeof(JudgedFindingsTests).Assembly.GetManifestResourceStream(list)!);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
    }

    [GeneratedRegex("^(wcl:[0-9]|ecb:[0-9]+_ecb(plus)?)$")]
    private static partial Regex Story();

    [GeneratedRegex("^f-[0-9a-f]{16}$")]
    private static partial Regex Id();

    [GeneratedRegex("^[0-9A-Za-z_]+:[0-9]+( [0-9A-Za-z_]+:[0-9]+)*$")]
    private static partial Regex Sentences();
}

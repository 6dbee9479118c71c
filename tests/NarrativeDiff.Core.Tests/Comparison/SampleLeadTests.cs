using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>What leads in the sample story, finding by finding, as it was last read and approved: a rule that changes what leads shows
/// here.</summary>
/// <remarks>Compared on words alone, so that the list does not depend on the processor. <c>ND_WRITE_APPROVED=1</c> writes it; read the
/// difference before you commit it.</remarks>
public sealed class SampleLeadTests
{
    private const int Leading = 20;

    [Fact]
    public void The_leading_findings_are_those_that_were_approved()
    {
        var report = new StoryComparer(new LexicalSimilarity()).Compare(new Story("sample", SampleArticles.All));
        var found = string.Concat(
            report.LeadingFindings.Take(Leading).Select(finding => $"{finding.Id}\t{finding.Rule}\t{finding.Summary}\n")
        );
        if (Environment.GetEnvironmentVariable("ND_WRITE_APPROVED") == "1")
            File.WriteAllText(Approved(), found);
        Assert.Equal(File.ReadAllText(Approved()), found);
    }

    private static string Approved()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NarrativeDiff.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no NarrativeDiff.sln above the tests");
        return Path.Combine(folder.FullName, "tests", "NarrativeDiff.Core.Tests", "Comparison", "sample-leading-findings.approved.tsv");
    }
}

using CsCheck;

namespace NarrativeDiff.Core.Hostile;

/// <summary>A short run of the fuzz suite; the benchmark <c>fuzz</c> runs it as long as one likes.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void Any_text_is_read_with_exact_spans() => FuzzedTexts.Article.Sample(FuzzChecks.Read, iter: 1_500);

    [Fact]
    public void Any_text_is_analysed_with_exact_spans() => FuzzedTexts.Article.Sample(FuzzChecks.Analyse, iter: 300);

    [Fact]
    public void Any_story_is_compared_and_written_down() =>
        FuzzedTexts.Story.Sample(
            versions =>
            {
                FuzzChecks.Compare(versions, pages: true);
            },
            iter: 120
        );
}

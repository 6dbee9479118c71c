using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Certainty;

/// <summary>Which words a cue is about, and whether another reading has them.</summary>
public sealed class CueScopeTests
{
    [Theory]
    [InlineData("The owner may have set the old mill on fire.", "may", true)]
    [InlineData("The owner set the old mill on fire, reportedly.", "reportedly", true)]
    [InlineData("The owner set the mill on fire, perhaps drunk.", "perhaps", false)]
    [InlineData(
        "The mill housed the bakers of the guild where a quarrel was believed to have begun.",
        "believed",
        false,
        "The mill housed the bakers of the guild."
    )]
    public void A_last_word_that_only_one_reading_has_is_what_is_hedged(
        string text,
        string cue,
        bool about,
        string other = "The owner set the old mill on fire."
    ) =>
        Assert.Equal(
            about,
            CueScope.IsAbout(
                text,
                new TextSpan(0, text.Length),
                new TextSpan(text.IndexOf(cue, StringComparison.Ordinal), cue.Length),
                other
            )
        );
}

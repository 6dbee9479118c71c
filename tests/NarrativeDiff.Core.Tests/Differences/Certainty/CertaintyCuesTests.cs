namespace NarrativeDiff.Core.Differences.Certainty;

/// <summary>Words that set a statement on a lower rung, and the same words where they do not.</summary>
public sealed class CertaintyCuesTests
{
    [Theory]
    [InlineData("The mayor denied that the mill was insured.", "denied")]
    [InlineData("Denying the charge, the owner left the court.", "Denying")]
    [InlineData("The mayor did not deny that the mill was insured.", "")]
    [InlineData("Attempts to deny that the mill was insured were absurd, the owner said.", "")]
    public void A_denial_is_made_and_not_only_spoken_of(string text, string denied) =>
        Assert.Equal(denied, string.Join(", ", CertaintyCues.Find(text).Where(cue => cue.Rung == Rung.Denied).Select(cue => cue.Span.Of(text))));
}

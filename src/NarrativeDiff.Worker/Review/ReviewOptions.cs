namespace NarrativeDiff.Worker.Review;

/// <summary>How the words of several reviewers become one.</summary>
internal sealed class ReviewOptions
{
    public const string Section = "Review";

    /// <summary>When a verdict on a finding holds for everybody.</summary>
    public VerdictRule Rule { get; set; } = VerdictRule.Agreement;
}

/// <summary>When a verdict holds for everybody. Until then the finding stays listed.</summary>
public enum VerdictRule
{
    /// <summary>Two reviewers say the same, and fewer say otherwise.</summary>
    Agreement,

    /// <summary>One reviewer suffices as long as fewer say otherwise.</summary>
    Majority,

    /// <summary>The newest word holds, whoever says it.</summary>
    Newest,
}

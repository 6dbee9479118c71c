using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Storage;

/// <summary>What reviewers said of a story's findings and links; written once, never changed.</summary>
internal interface IReviewStore
{
    /// <summary>Enters a judgement and makes the story due for comparison before all others.</summary>
    /// <returns>The judgement with its number and time; null where there is no such story.</returns>
    Task<Judgement?> JudgeAsync(string storyId, Judgement judgement, CancellationToken cancel);

    /// <summary>In the order in which they were made.</summary>
    Task<IReadOnlyList<Judgement>> JudgementsAsync(string storyId, CancellationToken cancel);

    /// <summary>Of all stories, in the order in which they were made; each with the story that its own became part of.</summary>
    /// <param name="limit">Of more, the newest.</param>
    Task<IReadOnlyList<(string StoryId, Judgement Judgement)>> AllJudgementsAsync(int limit, CancellationToken cancel);
}

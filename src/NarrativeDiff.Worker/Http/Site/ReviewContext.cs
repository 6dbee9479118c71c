using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>What the live page has that a file has not: the story's judgements, and whether outlets are hidden.</summary>
public sealed record ReviewContext(IReadOnlyList<Judgement> Judgements, Agreement Agreement, bool Blind);

using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Stories;

namespace NarrativeDiff.Core;

/// <summary>The front door: a story goes in, a report comes out.</summary>
public sealed class StoryComparer(ISentenceEncoder encoder)
{
    /// <summary>Every text whose vector a comparison of the story asks for; for callers that make vectors beforehand (<see cref="KnownVectors"/>).</summary>
    public static IReadOnlyList<string> TextsOf(Story story) => throw new NotImplementedException();

    /// <summary>Compares all versions of a story. Pure: the same story gives the same report, in any order of its versions.</summary>
    /// <exception cref="ArgumentException">The story has no version.</exception>
    public Report Compare(Story story) => throw new NotImplementedException(encoder.Model + story.Id);
}

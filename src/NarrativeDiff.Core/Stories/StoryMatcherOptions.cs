using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Core.Stories;

/// <summary>How alike an article and a story must be to belong together, and how far apart in time they may lie.</summary>
/// <remarks>Chosen on ECB+ stories dev and AllSides dev together; the README of this folder has the figures and the cross-validation.</remarks>
public sealed record StoryMatcherOptions
{
    /// <summary>Least likeness (0–1) of an article to the mean of a story's members. Best sum of BCubed F1 on both sets, whole and in folds; ECB+ alone asks for more, AllSides for less.</summary>
    [Range(0.0, 1.0)]
    public double Threshold { get; init; } = 0.48;

    /// <summary>Least likeness (0–1) at which two stories, opened apart, become one. Higher than <see cref="Threshold"/>: a wrong merge spoils two stories. Merging is worth .006 on ECB+ and nothing on AllSides.</summary>
    [Range(0.0, 1.0)]
    public double MergeThreshold { get; init; } = 0.52;

    /// <summary>Share of shared names in the likeness; the rest is the gist's cosine.</summary>
    [Range(0.0, 1.0)]
    public double NameShare { get; init; } = 0.2;

    /// <summary>Articles further apart are not compared. Articles of one date count in full, so undated input (all dates equal) needs no other setting.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(4);

    /// <summary>Likeness falls by e over this many days. 3 rather than 4 is worth .007 on AllSides.</summary>
    [Range(0.1, 10_000.0)]
    public double DecayDays { get; init; } = 3;
}

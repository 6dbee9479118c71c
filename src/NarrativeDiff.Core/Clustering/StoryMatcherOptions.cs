using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Core.Clustering;

/// <summary>How alike an article and a story must be to belong together, and how far apart in time they may lie.</summary>
/// <remarks>Chosen on ECB+ stories dev and AllSides dev together; the README of this folder has the figures and the
/// cross-validation.</remarks>
public sealed record StoryMatcherOptions
{
    /// <summary>Least likeness (0–1) of an article to the mean of a story's members. Best sum of BCubed F1 on both sets together.</summary>
    [Range(0.0, 1.0)]
    public double Threshold { get; init; } = 0.34;

    /// <summary>What two large stories must be alike beyond <see cref="Threshold"/> to be one: nothing where one is a single article,
    /// nearly all of it as both grow.</summary>
    /// <remarks>Without it BCubed F1 falls from .94 to .88 on ECB+ dev and from .97 to .94 on AllSides dev, each at the best common
    /// threshold.</remarks>
    [Range(0.0, 1.0)]
    public double Growth { get; init; } = 0.34;

    /// <summary>Share of shared names in the likeness; the rest is the gist's cosine.</summary>
    [Range(0.0, 1.0)]
    public double NameShare { get; init; } = 0.5;

    /// <summary>Articles further apart are not compared. Articles of one date count in full, so undated input (all dates equal) needs no
    /// other setting.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(4);

    /// <summary>Likeness falls by e over this many days. 2 rather than 3 is worth .01 on AllSides.</summary>
    [Range(0.1, 10_000.0)]
    public double DecayDays { get; init; } = 2;
}

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

    /// <summary>When two events of one kind are kept apart; benchmarks put another in its place.</summary>
    internal TwinRule Twins { get; init; } = new();
}

/// <summary>Two events of one kind on one day, a fire in one town and a fire in another, are told in the same words with other
/// names.</summary>
/// <remarks>Chosen on thirty invented pairs of events, ECB+ and AllSides together (benchmark <c>twins</c>).</remarks>
/// <param name="Lead">From this cosine on two leads say the same of an event of one kind.</param>
/// <param name="Names">Names that an article has at least where it says who and where.</param>
/// <param name="Shared">Below this likeness of names the two are the less alike, the fewer names they share.</param>
/// <param name="Share">What is left of the likeness where they share none: too little to join.</param>
internal sealed record TwinRule(double Lead = 0.84, int Names = 3, double Shared = 0.5, double Share = 0.65);

using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.OwnWords;

/// <summary>A word or phrase by which somebody judges, heightens or doubts, where it stands in an article.</summary>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="Span">In the field as received.</param>
/// <param name="Entry">The lexicon's entry, or what kind of sign it is where no list has it.</param>
/// <param name="Strength">3 judges wherever it stands, 2 mostly, 1 only beside others.</param>
/// <param name="Voice"><c>outlet</c>, <c>attributed</c> or <c>quoted</c>.</param>
internal sealed record OwnWord(TextField Field, int Sentence, TextSpan Span, string Entry, WordStance Stance, int Strength, string Voice);

/// <summary>What such a word does.</summary>
internal enum WordStance
{
    /// <summary>Calls something good or bad: "disdainful", "slammed", "circus".</summary>
    Judges,

    /// <summary>Makes something larger or smaller: "extraordinary", "barely".</summary>
    Heightens,

    /// <summary>Keeps a distance or calls something untrue: "so-called", "supposedly".</summary>
    Doubts,
}

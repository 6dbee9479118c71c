using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment.Themes;

/// <summary>Neighbouring sentences of one article that hold together.</summary>
/// <param name="Sentences">Whole body sentences, in reading order.</param>
/// <param name="Mean">Of all sentences of the story.</param>
internal sealed record Passage(int Witness, ImmutableArray<TextUnit> Sentences, float[] Mean)
{
    /// <summary>Mean of the sentences' vectors besides what all the story has, of length 1.</summary>
    public float[] Vector => field ??= Vectors.MeanOf(Sentences.Select(unit => Vectors.Less(unit.Vector, Mean)));

    public double TermWeight => Sentences.Sum(unit => 1 + unit.TermWeight);

    public bool Equals(Passage? other) => other is not null && Sentences[0].Equals(other.Sentences[0]);

    public override int GetHashCode() => Sentences[0].GetHashCode();
}

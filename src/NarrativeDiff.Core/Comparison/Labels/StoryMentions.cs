using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Labels;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>The mentions in every version of every witness, read once a comparison.</summary>
internal sealed record StoryMentions(ImmutableArray<ReadSentence> Sentences)
{
    public static StoryMentions Of(Collation collation) =>
        collation.Context.Once(() =>
            new StoryMentions(
                Mentions.Of([.. collation.Witnesses.Select(witness => witness.Versions.Select(version => version.Text).ToImmutableArray())])
            )
        );
}

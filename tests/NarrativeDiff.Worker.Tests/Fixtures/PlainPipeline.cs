using System.Collections.Immutable;
using System.Numerics.Tensors;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>The core's steps made plain, for tests of the wires: a report's content is the set of its versions.</summary>
internal static class PlainPipeline
{
    /// <summary>A stored vector is a little coarser than the one it was made from.</summary>
    private const float Same = 0.001f;

    public static TestPipeline Create(Action<Story>? comparing = null) =>
        new(
            version => [SplitSentence.Whole(version.Headline)],
            (version, vectors) => new ArticleProfile(vectors.Encode([version.Headline])[0], [], version.PublishedAt),
            (article, open) =>
                open.Where(member =>
                        TensorPrimitives.Distance<float>(member.Profile.Vector.AsSpan(), article.Vector.AsSpan())
                        <= Same * TensorPrimitives.Norm<float>(article.Vector.AsSpan())
                    )
                    .Select(member => new StoryMatch(member.StoryId, 1))
                    .FirstOrDefault(),
            (_, open, _, _) =>
                new StoryReclustering([.. open.Select(member => member.StoryId)], ImmutableSortedDictionary<string, string>.Empty),
            story => [.. story.Versions.Select(version => SplitSentence.Whole(version.Body))],
            (story, vectors, review, _) =>
                review is null ? Compare(story, vectors, comparing) : review.ApplyTo(Compare(story, vectors, comparing))
        );

    private static Report Compare(Story story, ISentenceEncoder vectors, Action<Story>? comparing)
    {
        comparing?.Invoke(story);
        vectors.Encode([.. story.Versions.Select(version => version.Body)]);
        var hashes = story.Versions.Select(version => version.ContentHash).Order(StringComparer.Ordinal).ToArray();
        return Some.Report(story.Id, hashes) with
        {
            Title = story.Versions[0].Headline,
            Findings = [.. hashes.Distinct(StringComparer.Ordinal).Select(Finding)],
        };
    }

    private static Finding Finding(string hash) =>
        new()
        {
            Id = hash[7..19],
            Rule = "O1",
            RuleVersion = 1,
            Kind = "statement omission",
            Outlets = [],
            Summary = hash,
            Weight = 1,
            Reasons = [],
            Evidence = [],
        };
}

/// <summary>Two numbers a text, and how often each text was encoded.</summary>
internal sealed class PlainEncoder : ISentenceEncoder
{
    private readonly Lock _lock = new();

    public string Model => "plain";

    public int Dimensions => 2;

    public Dictionary<string, int> Encoded { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts)
    {
        lock (_lock)
            foreach (var text in texts)
                Encoded[text] = Encoded.GetValueOrDefault(text) + 1;
        return [.. texts.Select(text => new float[] { text.Length, text.Sum(c => c) })];
    }
}

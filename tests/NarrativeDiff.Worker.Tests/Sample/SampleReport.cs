using System.Collections.Immutable;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Sample;

/// <summary>The sample story and its report, made once with the bundled model.</summary>
public sealed class SampleReport : IDisposable
{
    private readonly OnnxSentenceEncoder _encoder = OnnxSentenceEncoder.Bundled();

    public SampleReport()
    {
        Versions =
        [
            .. SampleStory.Messages().Select(message => ArticleParser.Parse(message, new ArticleLimits()).Article).OfType<ArticleVersion>(),
        ];
        Report = Compare(Versions);
    }

    public ImmutableArray<ArticleVersion> Versions { get; }

    public Report Report { get; }

    public Report Compare(ImmutableArray<ArticleVersion> versions) =>
        new StoryComparer(_encoder).Compare(new Story(SampleStory.StoryHint, versions));

    public void Dispose() => _encoder.Dispose();
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison.Attribution;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Sources;

/// <summary>The sources of a story: the speakers of its articles, one and the same put together.</summary>
internal sealed class StorySources
{
    private static readonly ConditionalWeakTable<Collation, StorySources> Made = [];

    private readonly Dictionary<(int Witness, int Speaker), int> _byWitness = [];
    private readonly SourceShare?[][] _shares;

    private StorySources(Collation collation)
    {
        var groups = SourceGroups.Of(collation);
        All = [.. groups];
        for (var source = 0; source < All.Length; source++)
            foreach (var (witness, speaker) in All[source].Speakers)
                _byWitness[(witness, speaker.Id)] = source;
        _shares = [.. collation.Witnesses.Select((witness, w) => SharesIn(witness.Text, w))];
    }

    public ImmutableArray<StorySource> All { get; }

    public static StorySources Of(Collation collation) => Made.GetValue(collation, static collation => new StorySources(collation));

    /// <summary>The source of an attribution's speaker; −1 where it has none.</summary>
    public int Of(int witness, SpokenBy spoken) =>
        spoken.Speaker >= 0 && _byWitness.TryGetValue((witness, spoken.Speaker), out var source) ? source : -1;

    /// <summary>What a witness has from a source; null where the source does not speak in it.</summary>
    public SourceShare? Share(int witness, int source) => _shares[witness][source];

    private SourceShare?[] SharesIn(ArticleText text, int witness)
    {
        var found = new SourceShare?[All.Length];
        var said = ArticleSources
            .Of(text)
            .Spoken.Where(one => one.Field == TextField.Body && one.What.IsSaid && !one.What.Negated && Of(witness, one) >= 0);
        foreach (var source in said.GroupBy(one => Of(witness, one)))
        {
            var content = source.SelectMany(one => one.What.Content).Distinct().ToArray();
            var quoted = new Quotations(text.QuotationsIn(TextField.Body));
            var words = content
                .SelectMany(span =>
                    Chunker
                        .Chunk(span.Of(text.Body))
                        .Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number)
                        .Select(chunk => chunk.Span with { Start = span.Start + chunk.Span.Start })
                )
                .Distinct()
                .ToArray();
            found[source.Key] = new SourceShare([.. source.Select(one => one.What)], words.Length, words.Count(quoted.Contain));
        }
        return found;
    }
}

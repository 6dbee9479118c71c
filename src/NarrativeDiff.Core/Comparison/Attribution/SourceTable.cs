using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Attribution;

/// <summary>The attribution table of a report: whom each article lets speak, with which words, and how much.</summary>
internal static class SourceTable
{
    /// <summary>Fewer attributions make no share: a rate of two cases says nothing.</summary>
    public const int MinSpeakers = 3;

    public static ImmutableArray<ReportSource> Of(Collation collation) => [.. collation.Witnesses.SelectMany(witness => Of(witness))];

    /// <summary>Most words first.</summary>
    public static ImmutableArray<ReportSource> Of(Witness witness) =>
        [
            .. witness
                .Text.Derived.Of(witness.Text, static text => new Rows([.. Read(text)]))
                .All.Select(row => row with { Siglum = witness.Siglum }),
        ];

    private sealed record Rows(ImmutableArray<ReportSource> All);

    private static IEnumerable<ReportSource> Read(ArticleText text)
    {
        var spoken = Voices.Of(text).Speakers;
        var total = spoken.Sum(one => WordsOf(text, one).Count());
        var types = spoken
            .Where(one => one.Key is not null)
            .GroupBy(one => one.Key!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, TypeOf, StringComparer.Ordinal);
        return spoken
            .GroupBy(one => (one.Key, Type: one.Key is null ? SourceType.None : types[one.Key]))
            .Select(source => Row(text, source.Key.Type, [.. source], spoken.Length >= MinSpeakers ? total : 0))
            .OrderByDescending(row => row.Words)
            .ThenBy(row => row.Name, StringComparer.Ordinal);
    }

    /// <summary>A title set in capitals hides which words are names, so a type reported elsewhere goes before "anonymous".</summary>
    private static SourceType TypeOf(IEnumerable<Spoken> ofOneKey)
    {
        var types = ofOneKey.Select(one => one.What.SourceType).ToArray();
        return types.FirstOrDefault(type => type is not (SourceType.Anonymous or SourceType.None), types[0]);
    }

    private static ReportSource Row(ArticleText text, SourceType type, ImmutableArray<Spoken> source, int total)
    {
        var words = source.SelectMany(one => WordsOf(text, one)).ToArray();
        return new ReportSource(
            "",
            source[0].Name,
            Name(type),
            source.Length,
            source
                .GroupBy(one => Name(one.What.Stance), StringComparer.Ordinal)
                .ToImmutableSortedDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal),
            [
                .. source
                    .GroupBy(one => one.What.Cue.Of(text.TextOf(one.Field)).ToLowerInvariant(), StringComparer.Ordinal)
                    .OrderByDescending(same => same.Count())
                    .ThenBy(same => same.Key, StringComparer.Ordinal)
                    .Select(same => same.Key),
            ],
            words.Length,
            words.Count(quoted => quoted),
            total > 0 ? Math.Round((double)words.Length / total, 4) : null
        );
    }

    public static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>For each word of the content: whether it stands in quotation marks.</summary>
    private static IEnumerable<bool> WordsOf(ArticleText text, Spoken one) =>
        from content in one.What.Content
        from chunk in Chunker.Chunk(content.Of(text.TextOf(one.Field)))
        where chunk.Kind is ChunkKind.Word or ChunkKind.Number
        select QuotedSpans.Covers(text.QuotationsIn(one.Field), content.Start + chunk.Span.Start);
}

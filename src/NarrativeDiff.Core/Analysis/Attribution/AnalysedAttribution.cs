using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Who says what with which words, as <c>analyze</c> writes it.</summary>
/// <param name="Source">Empty where the text names none.</param>
/// <param name="Stance"><c>neutral</c>, <c>distancing</c>, <c>endorsing</c>, <c>reluctant</c>, <c>denial</c> or <c>insistence</c>.</param>
/// <param name="SourceType"><c>named</c>, <c>institution</c>, <c>anonymous</c>, <c>plural</c>, <c>document</c> or <c>none</c>.</param>
public sealed record AnalysedAttribution(
    ImmutableArray<TextSpan> Source,
    ImmutableArray<TextSpan> Cue,
    ImmutableArray<TextSpan> Content,
    string Stance,
    string SourceType
)
{
    internal static AnalysedAttribution Of(Attributed found) =>
        new(
            found.Source is { } source ? [source] : [],
            [found.Cue],
            found.Content,
            found.Stance.ToString().ToLowerInvariant(),
            found.SourceType.ToString().ToLowerInvariant()
        );
}

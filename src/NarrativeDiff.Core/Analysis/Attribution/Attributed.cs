using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Who says what with which word: source, cue and content as spans of the text.</summary>
/// <param name="Sentence">Index of the sentence that holds the cue.</param>
/// <param name="Lemma">Base form of the reporting word.</param>
/// <param name="Source">Null where the text names none.</param>
/// <param name="Content">In reading order; more than one where the cue splits it or it runs over sentences.</param>
internal sealed record Attributed(
    int Sentence,
    string Lemma,
    TextSpan? Source,
    TextSpan Cue,
    ImmutableArray<TextSpan> Content,
    Stance Stance,
    SourceType SourceType
)
{
    /// <summary>How the content depends on the cue.</summary>
    public Frame Frame { get; init; }

    /// <summary>The verb is negated: "did not say".</summary>
    public bool Negated { get; init; }

    /// <summary>Classes of reporting verbs that stand for words spoken or written.</summary>
    private static readonly string[] Saying = ["speech", "manner", "quoting", "claiming"];

    /// <summary>Somebody says it: who appears, plans or hopes something does not report it.</summary>
    public bool IsSaid => CueLexicon.Verb(Lemma) is not { } verb || verb.Classes.Overlaps(Saying);
}

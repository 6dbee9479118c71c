namespace NarrativeDiff.Core.Language;

/// <summary>What a word can be out of context.</summary>
/// <param name="Main">Its commonest part of speech.</param>
/// <param name="Noun">Noun lemma; null where it can be none.</param>
/// <param name="Verb">Verb lemma; null where it can be none.</param>
/// <param name="Form">Form of the verb.</param>
internal readonly record struct WordAnalysis(Part Main, string? Noun, string? Verb, VerbForm Form, bool Adjective, bool Adverb)
{
    public bool IsKnown => Noun is not null || Verb is not null || Adjective || Adverb;

    /// <summary>A past form that is its own participle, as all regular ones are.</summary>
    public bool IsPastOrParticiple { get; init; }
}

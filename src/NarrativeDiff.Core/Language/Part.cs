namespace NarrativeDiff.Core.Language;

/// <summary>Coarse part of speech; as much as a rule about wording needs.</summary>
internal enum Part
{
    Noun,

    /// <summary>A capitalised word that is no common word at the start of a sentence.</summary>
    Name,
    Pronoun,
    Verb,

    /// <summary>Forms of <c>be</c>, <c>have</c> and <c>do</c>, whether they help another verb or stand alone.</summary>
    Auxiliary,
    Modal,
    Adjective,
    Adverb,

    /// <summary>Articles, demonstratives, quantifiers and possessive pronouns.</summary>
    Determiner,

    /// <summary>The <c>'s</c> of a possessor.</summary>
    Possessive,
    Preposition,

    /// <summary>The <c>to</c> of an infinitive.</summary>
    Infinitive,
    Conjunction,

    /// <summary>Opens a clause: <c>that</c>, <c>if</c>, <c>whether</c>, <c>because</c>, <c>how</c>.</summary>
    Subordinator,
    Number,
    Quote,
    Dash,
    Punctuation,
    Other,
}

/// <summary>Form of a verb; <see cref="None"/> for all other words.</summary>
internal enum VerbForm
{
    None,
    Base,

    /// <summary>Third person singular of the present.</summary>
    Present,
    Past,

    /// <summary>Past participle; a regular form counts as one only beside <c>be</c>, <c>have</c> or <c>get</c>, or before a noun.</summary>
    Participle,
    Gerund,
}

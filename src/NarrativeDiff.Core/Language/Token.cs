using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Language;

/// <summary>A word or mark of a sentence with its lemma and coarse part of speech.</summary>
/// <param name="Span">Into the text the sentence was cut from; <c>didn't</c> and <c>Smith's</c> are two tokens each.</param>
/// <param name="Word">Lower-cased, apostrophes straight.</param>
/// <param name="Lemma">Base form of a noun or verb; otherwise the word.</param>
internal readonly record struct Token(TextSpan Span, string Word, string Lemma, Part Part, VerbForm Form)
{
    public bool IsVerb => Part is Part.Verb or Part.Auxiliary;

    /// <summary>A verb form that can be the verb of a clause: present, past, or after a modal; base forms count since "they say" is
    /// one.</summary>
    public bool IsFinite => Part == Part.Modal || (IsVerb && Form is VerbForm.Base or VerbForm.Present or VerbForm.Past);

    public bool IsNominal => Part is Part.Noun or Part.Name or Part.Pronoun;

    public bool IsMark => Part is Part.Quote or Part.Dash or Part.Punctuation;
}

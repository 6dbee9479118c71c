using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>A loaded word or phrase where it stands in a text.</summary>
/// <param name="Span">Into the text as received.</param>
/// <param name="IsQuoted">Within quotation marks: somebody else's word.</param>
/// <param name="IsBeforeTerm">A word that judges follows at once: "utterly shameless".</param>
internal sealed record LoadedTerm(TextSpan Span, LoadedEntry Entry, bool IsQuoted, bool IsBeforeTerm = false)
{
    /// <summary>Weak words count for a sentence but are not shown by themselves.</summary>
    public const int MinShownStrength = 2;

    /// <summary>A plain "very" is a habit of speech; before a word that judges it is shown.</summary>
    public bool IsShown => Entry.Class != "opinion" && (Entry.Strength >= MinShownStrength || (Entry.IsIntensifier && IsBeforeTerm));

    public string Rule => Entry.IsIntensifier ? "W4" : "W2";

    public string Voice => IsQuoted ? "quoted" : "outlet";
}

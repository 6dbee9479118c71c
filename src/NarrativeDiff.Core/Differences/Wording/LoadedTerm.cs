using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Wording;

/// <summary>A loaded word or phrase where it stands in a text.</summary>
/// <param name="Span">Into the text as received.</param>
/// <param name="IsQuoted">Within quotation marks: somebody else's word.</param>
internal sealed record LoadedTerm(TextSpan Span, LoadedEntry Entry, bool IsQuoted)
{
    /// <summary>Weak words count for a sentence but are not shown by themselves.</summary>
    public const int ShownFrom = 2;

    public bool IsShown => Entry.Strength >= ShownFrom && Entry.Class != "opinion";

    public string Rule => Entry.IsIntensifier ? "W4" : "W2";

    public string Voice => IsQuoted ? "quoted" : "outlet";
}

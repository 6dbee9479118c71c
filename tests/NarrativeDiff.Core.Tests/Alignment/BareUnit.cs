using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>A unit without words, for what looks at pairs and places only.</summary>
internal static class BareUnit
{
    public static TextUnit Of(int witness, int place) =>
        new(witness, 0, place, -1, TextField.Body, default, "", 0)
        {
            IsNewest = true,
            Stems = [],
            Terms = [],
            TermWeight = 0,
            Names = [],
            FirstName = null,
            Numbers = [],
            Days = [],
            Quoted = [],
            Negated = false,
            Denies = false,
            Vector = [],
        };
}

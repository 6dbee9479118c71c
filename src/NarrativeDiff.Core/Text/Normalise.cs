using System.Text;

namespace NarrativeDiff.Core.Text;

/// <summary>Makes two spellings of the same words equal, for matching only; findings are told in the words as received.</summary>
public static class Normalise
{
    /// <summary>Straight quotation marks, plain dashes, one space for each run of white space, none at the ends, Unicode composed (NFC), no soft hyphens or zero-width characters.</summary>
    public static string ForMatching(string text)
    {
        var result = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                space = result.Length > 0;
                continue;
            }
            if (c is '\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\ufeff' || char.IsControl(c))
                continue;
            if (space)
                result.Append(' ');
            space = false;
            result.Append(Plain(c));
        }
        return Composed(result.ToString());
    }

    private static char Plain(char c) => c switch
    {
        '“' or '”' or '„' or '«' or '»' => '"',
        '‘' or '’' or '‹' or '›' or '`' or 'ʼ' => '\'',
        '—' or '–' or '‐' or '‑' or '―' or '−' => '-',
        _ => c,
    };

    /// <summary>A lone half of a surrogate pair has no composed form; such text is left as it is.</summary>
    private static string Composed(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return text;
        return text.Normalize(NormalizationForm.FormC);
    }
}

using System.Collections.Frozen;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Puts the outlets' names where a sentence of ours has their ids; words between quotation marks are an article's and stay.</summary>
internal sealed class OutletNames
{
    private readonly FrozenDictionary<string, string> names;

    public OutletNames(IEnumerable<KeyValuePair<string, string>> names) =>
        this.names = names.Where(name => name.Key.Length > 0 && name.Key.All(IsOfId)).DistinctBy(name => name.Key).ToFrozenDictionary(StringComparer.Ordinal);

    public static OutletNames Of(Report report) =>
        new(report.Witnesses.Select(witness => KeyValuePair.Create(witness.Outlet, witness.OutletName ?? witness.Outlet)));

    public string In(string sentence)
    {
        var reported = new StringBuilder(sentence.Length + 32);
        var depth = 0;
        for (var at = 0; at < sentence.Length;)
        {
            depth = sentence[at] switch { '“' => depth + 1, '”' => Math.Max(0, depth - 1), _ => depth };
            var end = at + 1;
            if (IsOfId(sentence[at]))
                while (end < sentence.Length && IsOfId(sentence[end]))
                    end++;
            var word = sentence[at..end];
            var trimmed = word.TrimEnd('.');
            reported.Append(depth == 0 && names.TryGetValue(word, out var name) ? name
                : depth == 0 && names.TryGetValue(trimmed, out name) ? name + word[trimmed.Length..]
                : word);
            at = end;
        }

        return reported.ToString();
    }

    private static bool IsOfId(char sign) => char.IsLetterOrDigit(sign) || sign is '-' or '_' or '.';
}

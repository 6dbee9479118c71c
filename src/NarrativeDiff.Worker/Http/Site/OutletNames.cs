using System.Collections.Immutable;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Puts the outlets' names where a sentence of ours has their ids, whatever signs an id is made of; words between quotation marks
/// are an article's and stay.</summary>
internal sealed class OutletNames
{
    /// <summary>The longest first: of two ids that begin alike the whole one counts.</summary>
    private readonly ImmutableArray<KeyValuePair<string, string>> _names;

    public OutletNames(IEnumerable<KeyValuePair<string, string>> names) =>
        _names = [
            .. names
                .Where(name => name.Key.Length > 0)
                .DistinctBy(name => name.Key)
                .OrderByDescending(name => name.Key.Length)
                .ThenBy(name => name.Key, StringComparer.Ordinal),
        ];

    public static OutletNames Of(Report report) =>
        new(report.Witnesses.Select(witness => KeyValuePair.Create(witness.Outlet, witness.OutletName ?? witness.Outlet)));

    public string In(string sentence)
    {
        var written = new StringBuilder(sentence.Length + 32);
        var depth = 0;
        for (var at = 0; at < sentence.Length; )
        {
            depth = sentence[at] switch
            {
                '“' => depth + 1,
                '”' => Math.Max(0, depth - 1),
                _ => depth,
            };
            var name = depth == 0 ? At(sentence, at) : null;
            written.Append(name is { } found ? found.Value : sentence[at].ToString());
            at += name is { } known ? known.Key.Length : 1;
        }

        return written.ToString();
    }

    private KeyValuePair<string, string>? At(string sentence, int at)
    {
        if (at > 0 && IsOfWord(sentence[at - 1]) && IsOfWord(sentence[at]))
            return null;
        foreach (var name in _names)
            if (string.CompareOrdinal(sentence, at, name.Key, 0, name.Key.Length) == 0 && EndsWord(sentence, at + name.Key.Length))
                return name;
        return null;
    }

    /// <summary>A full stop may end our sentence as well as go on within an id.</summary>
    private static bool EndsWord(string sentence, int end) =>
        end >= sentence.Length
        || !IsOfWord(sentence[end - 1])
        || !IsOfWord(sentence[end])
        || sentence[end] == '.' && (end + 1 == sentence.Length || !IsOfWord(sentence[end + 1]));

    private static bool IsOfWord(char sign) => char.IsLetterOrDigit(sign) || sign is '-' or '_' or '.';
}

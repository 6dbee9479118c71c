using System.Net;
using System.Text.RegularExpressions;

namespace NarrativeDiff.Worker.Contracts;

/// <summary>What the source says of a type and of its members, so that the schemas say the same.</summary>
internal sealed partial class SourceComments
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private SourceComments() { }

    /// <param name="files">C# files with records.</param>
    public static SourceComments Of(IEnumerable<string> files)
    {
        var comments = new SourceComments();
        foreach (var file in files)
            comments.Read(File.ReadAllLines(file));
        return comments;
    }

    /// <param name="member">Null: the type itself.</param>
    public string? this[string type, string? member] => _texts.GetValueOrDefault(member is null ? type : $"{type}.{member}");

    private void Read(string[] lines)
    {
        var (type, comment, inAttribute) = ("", "", false);
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.StartsWith("///", StringComparison.Ordinal))
            {
                comment += line[3..] + " ";
                continue;
            }

            // An attribute, of one line or several, stands between a comment and what it is about.
            if (inAttribute || line.StartsWith('['))
            {
                inAttribute = !line.Contains(']');
                continue;
            }

            if (TypeLine().Match(line) is { Success: true } declared)
            {
                type = declared.Groups[1].Value;
                Keep(type, Summary().Match(comment));
                foreach (Match parameter in Parameter().Matches(comment))
                    _texts[$"{type}.{parameter.Groups[1].Value}"] = Plain(parameter.Groups[2].Value);
            }
            else if (MemberLine().Match(line) is { Success: true } member)
            {
                Keep($"{type}.{member.Groups[1].Value}", Summary().Match(comment));
            }

            comment = "";
        }
    }

    private void Keep(string name, Match summary)
    {
        if (summary.Success)
            _texts[name] = Plain(summary.Groups[1].Value);
    }

    private static string Plain(string xml) =>
        WebUtility
            .HtmlDecode(
                Space()
                    .Replace(
                        Tag()
                            .Replace(
                                Reference()
                                    .Replace(xml, found => char.ToLowerInvariant(found.Groups[1].Value[0]) + found.Groups[1].Value[1..]),
                                ""
                            ),
                        " "
                    )
            )
            .Trim();

    [GeneratedRegex(@"^public (?:sealed |readonly )*(?:record|enum)(?: struct)? (\w+)")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^public (?:required )?[\w<>?,\[\] ]+? (\w+)(?: \{ get;|$)")]
    private static partial Regex MemberLine();

    [GeneratedRegex("<summary>(.*?)</summary>")]
    private static partial Regex Summary();

    [GeneratedRegex("<param name=\"(\\w+)\">(.*?)</param>")]
    private static partial Regex Parameter();

    [GeneratedRegex("<(?:see|paramref) (?:cref|name)=\"(?:\\w+\\.)*(\\w+)\" ?/>")]
    private static partial Regex Reference();

    [GeneratedRegex("</?[a-z]+[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

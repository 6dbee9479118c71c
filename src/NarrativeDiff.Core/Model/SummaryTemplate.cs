using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Humanizer;

namespace NarrativeDiff.Core.Model;

/// <summary>A summary as a pattern with named arguments, so that no reader of a report has to take a sentence apart.</summary>
/// <remarks>
/// <c>{silent}</c> puts an argument in; <c>{count:sentence}</c> writes a count with its noun ("4 sentences"); <c>{silent?does|do}</c>
/// chooses by number:
/// one outlet, one quotation, the count 1 take the first word.
/// </remarks>
/// <param name="Pattern">Fixed words with the arguments' names in braces.</param>
public sealed partial record SummaryTemplate(string Pattern, ImmutableArray<SummaryArgument> Arguments)
{
    /// <param name="arguments">Those that the pattern does not name are left out.</param>
    public static SummaryTemplate Of(string pattern, params ReadOnlySpan<SummaryArgument> arguments)
    {
        var named = Hole().Matches(pattern).Select(hole => hole.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        return new(pattern, [.. arguments.ToArray().Where(argument => named.Contains(argument.Name))]);
    }

    /// <exception cref="InvalidOperationException">The pattern names an argument that is not given.</exception>
    public string Render() =>
        Capital(
            Hole()
                .Replace(
                    Pattern,
                    hole =>
                        Fill(Argument(hole.Groups["name"].Value), hole.Groups["noun"].Value, hole.Groups["one"], hole.Groups["many"].Value)
                )
        );

    /// <summary>By value: two templates are equal where they say the same.</summary>
    public bool Equals(SummaryTemplate? other) => other is not null && Pattern == other.Pattern && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => Pattern.GetHashCode(StringComparison.Ordinal);

    private SummaryArgument Argument(string name) =>
        Arguments.FirstOrDefault(argument => argument.Name == name)
        ?? throw new InvalidOperationException($"the summary \"{Pattern}\" has no argument {name}");

    private static string Fill(SummaryArgument argument, string noun, Group one, string many)
    {
        if (one.Success)
            return argument.IsOne ? one.Value : many;
        return noun.Length > 0 ? noun.ToQuantity(argument.Number, "0", CultureInfo.InvariantCulture) : argument.Render();
    }

    private static string Capital(string sentence) =>
        sentence.Length > 0 && char.IsLower(sentence[0]) ? char.ToUpperInvariant(sentence[0]) + sentence[1..] : sentence;

    [GeneratedRegex(@"\{(?<name>[a-z]\w*)(?::(?<noun>[^{}?|]+)|\?(?<one>[^{}|]*)\|(?<many>[^{}|]*))?\}", RegexOptions.IgnoreCase)]
    private static partial Regex Hole();
}

/// <summary>One argument of a summary.</summary>
/// <param name="Kind"><c>outlets</c>, <c>quotations</c>, <c>count</c> or <c>text</c>.</param>
/// <param name="Values">Outlet names, verbatim words, one number, or one piece of text.</param>
public sealed record SummaryArgument(string Name, string Kind, ImmutableArray<string> Values)
{
    public static SummaryArgument Outlets(string name, IEnumerable<string> outlets) => new(name, "outlets", [.. outlets]);

    public static SummaryArgument Quotations(string name, params IEnumerable<string> quotations) =>
        new(name, "quotations", [.. quotations]);

    public static SummaryArgument Count(string name, int count) => new(name, "count", [count.ToString(CultureInfo.InvariantCulture)]);

    public static SummaryArgument Text(string name, string text) => new(name, "text", [text]);

    internal bool IsOne => Kind == "count" ? Number == 1 : Values.Length == 1;

    internal int Number => Kind == "count" ? int.Parse(Values[0], CultureInfo.InvariantCulture) : Values.Length;

    internal string Render() =>
        Kind switch
        {
            "quotations" => List(Values.Select(Quoted)),
            "outlets" => List(Values),
            _ => string.Join(", ", Values),
        };

    public bool Equals(SummaryArgument? other) =>
        other is not null && Name == other.Name && Kind == other.Kind && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>On one line, whole: a summary cuts no word.</summary>
    private static string Quoted(string words) => "“" + words.ReplaceLineEndings(" ").Trim().TrimEnd(',', ';') + "”";

    private static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + " and " + all[^1];
    }
}

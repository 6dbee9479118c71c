namespace NarrativeDiff.Benchmarks.Findings;

/// <summary>One leading finding that somebody read against the articles, with the verdict and its reason.</summary>
/// <param name="Sentences">Article and sentence of each span, <c>12:4</c>, the headline as sentence of its number.</param>
/// <param name="IsRight">What the finding says is so, and an analyst would let it stand.</param>
internal sealed record JudgedFinding(string Story, string Id, string Rule, string Sentences, bool IsRight, string Reason)
{
    /// <param name="list">A file of the tests that name themselves after it.</param>
    public static IReadOnlyList<JudgedFinding> Read(string list)
    {
        var assembly = typeof(JudgedFinding).Assembly;
        using var reader = new StreamReader(
            assembly.GetManifestResourceStream(
                assembly.GetManifestResourceNames().Single(name => name.EndsWith(list, StringComparison.Ordinal))
            )!
        );
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];
    }

    private static JudgedFinding Parse(string line) =>
        line.Split('\t') is [var story, var id, var rule, var sentences, "right" or "wrong", var reason] fields
            ? new JudgedFinding(story, id, rule, sentences, fields[4] == "right", reason)
            : throw new FormatException($"judged-findings.tsv: {line}");
}

namespace NarrativeDiff.Core.Text;

public static class Words
{
    public static IEnumerable<string> Of(string text) => Chunker.Chunk(text)
        .Where(c => c.Kind is ChunkKind.Word or ChunkKind.Number).Select(c => c.Span.Of(text).ToLowerInvariant()).Where(w => !StopWords.Contains(w));
    public static IEnumerable<string> Stems(string text) => Of(text).Select(Stem);
    private static string Stem(string w)
    {
        if (w.EndsWith("'s", StringComparison.Ordinal) || w.EndsWith("’s", StringComparison.Ordinal)) w = w[..^2];
        foreach (var s in new[] { "ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly" })
            if (w.Length > s.Length + 3 && w.EndsWith(s, StringComparison.Ordinal)) return w[..^s.Length];
        return w;
    }
}
public static class StopWords
{
    private static readonly HashSet<string> S = [.. "the a an and or but of to in on at by for with from as is was were be been are that this it its he she they his her their has have had not said says will would who which".Split(' ')];
    public static bool Contains(string w) => S.Contains(w);
}
public static class Normalise
{
    public static string ForMatching(string t) => string.Join(' ', t.Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace('‘', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
public static class QuotedSpans
{
    public static System.Collections.Immutable.ImmutableArray<TextSpan> Find(string t) => [];
}
public enum NumberKind { Quantity, Year }
public sealed record NumberMention(TextSpan Span, double Low, double High, string? Unit, NumberKind Kind);
public static class Numbers
{
    public static System.Collections.Immutable.ImmutableArray<NumberMention> Find(string t) =>
        [.. Chunker.Chunk(t).Where(c => c.Kind == ChunkKind.Number).Select(c => new NumberMention(c.Span, double.TryParse(c.Span.Of(t).Replace(",", ""), System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : 0, v, null, NumberKind.Quantity))];
}

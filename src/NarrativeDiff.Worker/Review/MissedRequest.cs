using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Review;

/// <summary>A missed difference as a client sends it: its kind, how much it matters, and the words selected in one or more
/// articles.</summary>
public sealed record MissedRequest(string? Kind, int Importance, ImmutableArray<SelectedWords?>? Passages)
{
    private const int MaxPassages = 8;

    /// <returns>The words with their places, or what is wrong and where.</returns>
    internal (MissedDifference? Missed, string? Field, string? Fault) Resolve(Report report)
    {
        if (Kind is null || !MissedKind.All.Contains(Kind, StringComparer.Ordinal))
            return (null, "$.missed.kind", $"give one of {string.Join(", ", MissedKind.All)}");
        if (Importance is < 1 or > 3)
            return (null, "$.missed.importance", "give 1 (minor), 2 (matters) or 3 (important)");
        if (Passages is not { IsDefault: false, Length: > 0 and <= MaxPassages } passages)
            return (null, "$.missed.passages", $"give 1 to {MaxPassages} passages");
        var found = passages.Select(passage => passage?.In(report)).ToArray();
        return Array.IndexOf(found, null) is var at and >= 0
            ? (null, $"$.missed.passages[{at}]", $"revision {report.Revision} does not have these words from that sentence on")
            : (new MissedDifference(Kind, Importance, [.. found.Select(passage => passage!)]), null, null);
    }
}

/// <summary>Words that a reviewer selected: they begin in this sentence of the article's newest version and may go on into the
/// next.</summary>
public sealed record SelectedWords(string? Siglum, int Sentence, string? Exact)
{
    private const int LongestWords = 2_000;

    /// <summary>Words are looked for from the first so many characters of the sentence on.</summary>
    private const int Reach = 20_000;

    internal MissedPassage? In(Report report)
    {
        var sought = Exact?.Trim();
        if (
            sought is not { Length: > 0 and <= LongestWords }
            || report.Witnesses.FirstOrDefault(witness => witness.Siglum == Siglum) is not { } witness
            || witness.Sentences.FirstOrDefault(sentence => sentence.Index == Sentence) is not { } sentence
        )
            return null;
        var text = sentence.Field == "headline" ? witness.Headline : witness.Body;
        for (var start = sentence.Start; start < sentence.Start + Math.Min(sentence.Length, Reach); start++)
            if (LengthAt(text, start, sought) is { } length)
                return new(
                    witness.Outlet,
                    witness.ArticleId,
                    witness.Version,
                    sentence.Field,
                    start,
                    length,
                    text.Substring(start, length)
                );
        return null;
    }

    /// <summary>White space does not count: a browser gives a selection over paragraphs other line breaks than the article has.</summary>
    private static int? LengthAt(string text, int start, string sought)
    {
        if (char.IsWhiteSpace(text[start]))
            return null;
        var at = start;
        foreach (var sign in sought)
        {
            if (char.IsWhiteSpace(sign))
                continue;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at == text.Length || text[at] != sign)
                return null;
            at++;
        }

        return at - start;
    }
}

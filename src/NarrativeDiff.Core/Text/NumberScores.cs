using System.Collections.Frozen;

namespace NarrativeDiff.Core.Text;

/// <summary>Reads scores and votes: "won 2-1", "voted seven to four", "by 51 votes to 49", "a 5-4 ruling".</summary>
internal static class NumberScores
{
    private const int Within = 6;

    private static readonly FrozenSet<string> Contests = FrozenSet.ToFrozenSet(
        [
            "beat",
            "beats",
            "beaten",
            "beating",
            "won",
            "win",
            "wins",
            "winning",
            "lost",
            "lose",
            "loss",
            "defeated",
            "defeat",
            "defeats",
            "victory",
            "voted",
            "vote",
            "votes",
            "voting",
            "drew",
            "draw",
            "drawn",
            "tied",
            "tie",
            "score",
            "scored",
            "lead",
            "led",
            "leading",
            "ahead",
            "trail",
            "trailed",
            "verdict",
            "ruling",
            "ruled",
            "decision",
            "decided",
            "split",
            "passed",
            "approved",
            "rejected",
            "backed",
            "margin",
            "final",
            "edged",
            "thrashed",
            "downed",
            "routed",
        ],
        StringComparer.Ordinal
    );

    /// <returns>The smaller and the larger side; null where no score stands at the place.</returns>
    public static (double Low, double High, int End)? At(NumberTokens tokens, int i, NumberValue first)
    {
        if (first.IsApproximate || first.Scale != 1 || first.Unit is not null || first.Low != Math.Floor(first.Low))
            return null;
        var end = tokens.Word(first.End) == "votes" ? first.End + 1 : first.End;
        var touching = tokens.Word(end) is "-" or "–" && tokens.Touches(end) && tokens.Touches(end + 1);
        if (!touching && (tokens.Word(end) is not "to" || tokens.Word(i - 1) == "from"))
            return null;
        var second = NumberReader.Value(tokens, end + 1);
        if (
            !second.IsFound
            || second.IsApproximate
            || second.Scale != 1
            || second.Unit is not null
            || tokens.Word(second.End) is "-" or "–" or "%" or "percent"
        )
            return null;
        var counts =
            tokens[Math.Min(second.End, tokens.Count - 1)].Kind == ChunkKind.Word && NumberUnits.IsCounted(tokens.Word(second.End));
        var isScore =
            !counts
            && (touching || end > first.End || NumberReader.Simple(tokens.Word(i)) is not null)
            && NearContest(tokens, i, second.End);
        return isScore && second.Low < 1000 && first.Low < 1000
            ? (Math.Min(first.Low, second.Low), Math.Max(first.Low, second.Low), second.End)
            : null;
    }

    private static bool NearContest(NumberTokens tokens, int i, int end) =>
        Enumerable.Range(i - Within, Within).Any(at => Contests.Contains(tokens.Word(at)))
        || Enumerable.Range(end, 3).Any(at => Contests.Contains(tokens.Word(at)));
}

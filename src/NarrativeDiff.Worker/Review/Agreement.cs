namespace NarrativeDiff.Worker.Review;

/// <summary>How far reviewers agree beyond chance: Krippendorff's alpha for nominal data, with answers missing.</summary>
/// <remarks>
/// Krippendorff, Content Analysis, 3rd ed. 2013, ch. 11: alpha = 1 − observed / expected disagreement over the coincidences of values in pairable units.
/// </remarks>
/// <param name="Alpha">1 agreement, 0 chance; null where fewer than two values differ or nobody answered the same question.</param>
/// <param name="Units">Targets that at least two reviewers judged.</param>
public sealed record Agreement(double? Alpha, int Units, int Values, IReadOnlyList<string> Reviewers)
{
    /// <summary>Of each reviewer's newest word on each target; what was withdrawn counts as not answered.</summary>
    public static Agreement Of(IEnumerable<Judgement> judgements)
    {
        var newest = judgements.GroupBy(judgement => (judgement.Target, judgement.Reviewer)).Select(said => said.MaxBy(judgement => judgement.Number)!)
            .Where(judgement => judgement.Verdict != Verdict.Withdraw).ToArray();
        return Of(newest.GroupBy(judgement => judgement.Target, StringComparer.Ordinal).Select(target => target.Select(Value).ToArray()),
            [.. newest.Select(judgement => judgement.Reviewer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <param name="units">The values that each unit was given, one a reviewer who answered.</param>
    public static Agreement Of(IEnumerable<IReadOnlyList<string>> units, IReadOnlyList<string> reviewers)
    {
        var pairable = units.Where(unit => unit.Count > 1).ToArray();
        var totals = pairable.SelectMany(unit => unit).CountBy(value => value, StringComparer.Ordinal).OrderBy(total => total.Key, StringComparer.Ordinal).Select(total => (double)total.Value).ToArray();
        var n = totals.Sum();
        var observed = pairable.Sum(unit => unit.CountBy(value => value, StringComparer.Ordinal).Sum(count => (double)count.Value * (unit.Count - count.Value)) / (unit.Count - 1)) / n;
        var expected = totals.Sum(total => total * (n - total)) / (n * (n - 1));
        return new Agreement(expected > 0 ? 1 - (observed / expected) : null, pairable.Length, (int)n, reviewers);
    }

    private static string Value(Judgement judgement) => judgement.Verdict == Verdict.Relabel ? $"relabel:{judgement.Label}" : judgement.Verdict.ToString();
}

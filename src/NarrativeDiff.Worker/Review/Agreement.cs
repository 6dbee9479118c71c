using System.Globalization;

namespace NarrativeDiff.Worker.Review;

/// <summary>How far reviewers agree beyond chance: Krippendorff's alpha of their verdicts, with its interval, by rule, and of their
/// ratings.</summary>
/// <param name="Alpha">1 agreement, 0 chance; null where fewer than two values differ or nobody answered the same question.</param>
/// <param name="Units">Targets that at least two reviewers judged.</param>
public sealed record Agreement(double? Alpha, int Units, int Values, IReadOnlyList<string> Reviewers)
{
    /// <summary>95 % of the alphas lie from here …; null where there is no alpha.</summary>
    public double? Low { get; init; }

    /// <summary>… to here, when the judged targets are drawn again.</summary>
    public double? High { get; init; }

    /// <summary>The same in one sentence.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The verdicts on findings of one rule each, and those on links.</summary>
    public IReadOnlyList<PartialAgreement> ByRule { get; init; } = [];

    /// <summary>The ratings, by scale; these values have an order.</summary>
    public IReadOnlyList<PartialAgreement> Ratings { get; init; } = [];

    /// <summary>Of each reviewer's newest word on each target; what was withdrawn counts as not answered.</summary>
    public static Agreement Of(IEnumerable<Judgement> judgements)
    {
        var newest = Judgement.NewestOfEach(judgements);
        var verdicts = newest.Where(judgement => judgement.IsVerdict).ToArray();
        return Of(
            Nominal(verdicts),
            [.. newest.Select(judgement => judgement.Reviewer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        ) with
        {
            ByRule =
            [
                .. verdicts
                    .GroupBy(RuleOf, StringComparer.Ordinal)
                    .OrderBy(rule => rule.Key, StringComparer.Ordinal)
                    .Select(rule => PartialAgreement.Of(rule.Key, Numbers(Nominal(rule)), AgreementScale.Nominal)),
            ],
            Ratings =
            [
                .. newest
                    .Where(judgement => judgement.Rating is not null)
                    .GroupBy(judgement => judgement.Kind, StringComparer.Ordinal)
                    .OrderBy(scale => scale.Key, StringComparer.Ordinal)
                    .Select(scale =>
                        PartialAgreement.Of(
                            scale.Key,
                            [
                                .. scale
                                    .GroupBy(judgement => judgement.Target, StringComparer.Ordinal)
                                    .Select(target => target.Select(judgement => judgement.Rating!.Value).ToArray()),
                            ],
                            AgreementScale.Ordinal
                        )
                    ),
            ],
        };
    }

    /// <summary>Over several stories: the same target in two stories is two questions.</summary>
    public static Agreement Of(IEnumerable<(string Story, Judgement Judgement)> judgements) =>
        Of(judgements.Select(judged => judged.Judgement with { Target = $"{judged.Judgement.Target}\u001f{judged.Story}" }));

    /// <param name="units">The values that each unit was given, one a reviewer who answered.</param>
    public static Agreement Of(IEnumerable<IReadOnlyList<string>> units, IReadOnlyList<string> reviewers)
    {
        var all = PartialAgreement.Of("", Numbers(units), AgreementScale.Nominal);
        return new Agreement(all.Alpha, all.Units, all.Values, reviewers)
        {
            Low = all.Low,
            High = all.High,
            Explanation = Explained(all),
        };
    }

    private static IEnumerable<IReadOnlyList<string>> Nominal(IEnumerable<Judgement> judgements) =>
        judgements.GroupBy(judgement => judgement.Target, StringComparer.Ordinal).Select(target => target.Select(Value).ToArray());

    private static int[][] Numbers(IEnumerable<IReadOnlyList<string>> units)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. units.Select(unit =>
                unit.Select(value => numbers.TryGetValue(value, out var known) ? known : numbers[value] = numbers.Count).ToArray()
            ),
        ];
    }

    private static string RuleOf(Judgement judgement) => judgement.Words?.Rule ?? (judgement.Finding is null ? "links" : "unknown");

    private static string Value(Judgement judgement) =>
        judgement.Verdict == Verdict.Relabel ? $"relabel:{judgement.Label}" : judgement.Verdict.ToString();

    private static string Explained(PartialAgreement all) =>
        all switch
        {
            { Units: 0 } => "No two reviewers answered the same question.",
            { Alpha: null } => string.Create(
                CultureInfo.InvariantCulture,
                $"All answers to {all.Units} {Questions(all.Units)} are the same; alpha needs two that differ."
            ),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Krippendorff’s alpha is {all.Alpha:0.00} over {all.Units} {Questions(all.Units)} that two or more "
                    + $"answered (1 is full agreement, 0 is chance); if other questions of this kind had been asked, it "
                    + $"would in 95 of 100 cases lie between {all.Low:0.00} and {all.High:0.00}."
            ),
        };

    private static string Questions(int number) => number == 1 ? "question" : "questions";
}

/// <summary>Agreement on the questions of one kind.</summary>
/// <param name="Name">A rule's id, <c>links</c>, or the name of a scale: <c>cell</c>, <c>importance</c>.</param>
public sealed record PartialAgreement(string Name, AgreementScale Scale, double? Alpha, double? Low, double? High, int Units, int Values)
{
    internal static PartialAgreement Of(string name, IReadOnlyList<IReadOnlyList<int>> units, AgreementScale scale)
    {
        var pairable = units.Where(unit => unit.Count > 1).ToArray();
        var alpha = KrippendorffAlpha.Of(pairable, scale);
        var interval = alpha is null ? null : KrippendorffAlpha.Interval(pairable, scale);
        return new(name, scale, alpha, interval?.Low, interval?.High, pairable.Length, pairable.Sum(unit => unit.Count));
    }
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Comparison.Certainty;
using NarrativeDiff.Core.Comparison.Numbers;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Emphasis;

/// <summary>Finds headlines that are surer than the body they stand over, or give another number.</summary>
internal sealed class HeadlineGapRule : IRule
{
    /// <summary>How alike headline and body clause must be to report the same; cosine.</summary>
    private const float MinSimilarity = 0.5f;

    /// <summary>The same for numbers: "23 pirates were held" and "there are 1,500 pirates" are both about pirates.</summary>
    private const float MinSameNumber = 0.7f;

    /// <summary>A bare headline over an attributed body is the rule in news; two levels are reported.</summary>
    private const int MinLevels = 2;

    public IReadOnlyList<string> Ids => ["E2"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation
            .Statements.SelectMany(
                statement => statement.Readings.SelectMany(reading => reading.Units),
                (statement, unit) => (Statement: statement, Unit: unit)
            )
            .GroupBy(place => place.Unit.Witness)
            .OrderBy(article => article.Key)
            .SelectMany(article =>
                Find(
                    collation,
                    [.. article.Where(place => place.Unit.Field == TextField.Headline)],
                    [.. article.Where(place => place.Unit.Field == TextField.Body).Select(place => place.Unit)]
                )
            );

    private static IEnumerable<FindingDraft> Find(
        Collation collation,
        ImmutableArray<(Statement Statement, TextUnit Unit)> headline,
        ImmutableArray<TextUnit> body
    )
    {
        foreach (var (statement, unit) in headline)
        {
            var alike = body.Select(other => (Unit: other, Cosine: PairFeatures.Cosine(unit, other)))
                .Where(pair => pair.Cosine >= MinSimilarity)
                .OrderByDescending(pair => pair.Cosine)
                .ThenBy(pair => pair.Unit.Sentence)
                .Select(pair => pair.Unit)
                .ToArray();
            if (alike.Length > 0 && Certainty(collation, statement, unit, alike) is { } certainty)
                yield return certainty;
            if (alike.Length > 0 && Number(collation, statement, unit, alike) is { } number)
                yield return number;
        }
    }

    /// <summary>Only where no clause of the body says the same as surely as the headline does.</summary>
    private static FindingDraft? Certainty(Collation collation, Statement statement, TextUnit headline, TextUnit[] body)
    {
        var over = CertaintyTable.Of(collation, headline).Rung;
        var surest = body.Select(unit => (Unit: unit, Assessed: CertaintyTable.Of(collation, unit))).MinBy(pair => pair.Assessed.Rung);
        if (surest.Assessed.Rung - over < MinLevels || !CueScope.IsAbout(collation, surest.Unit, surest.Assessed.Cue!.Value, headline))
            return null;
        var cue = EvidenceFactory.Of(
            collation.WitnessOf(headline),
            collation.WitnessOf(headline).Newest,
            surest.Unit.Sentence,
            surest.Assessed.Cue!.Value,
            "cue"
        );
        return Draft(
            collation,
            statement,
            headline,
            surest.Unit,
            "headline surer than the body",
            over == CertaintyLevel.Asserted
                ? "{outlet} states in its headline {headline} as fact; its text puts it less surely ({words})."
                : "{outlet} is surer in its headline {headline} than in its text ({words}).",
            [SummaryArgument.Quotations("words", cue.Exact)],
            [cue]
        );
    }

    private static FindingDraft? Number(Collation collation, Statement statement, TextUnit headline, TextUnit[] body)
    {
        var inBody = body.Where(unit => PairFeatures.Cosine(unit, headline) >= MinSameNumber)
            .SelectMany(unit => Count.In(collation, unit))
            .ToArray();
        var given = Count
            .In(collation, headline)
            .FirstOrDefault(count =>
                inBody.Any(count.CountsSameAs)
                && inBody.Where(count.CountsSameAs).All(other => !count.CanBeTrueWith(other) && !other.InSentence.Contains(count.Low))
            );
        if (given is null)
            return null;
        var other = inBody.First(given.CountsSameAs);
        return Draft(
            collation,
            statement,
            headline,
            other.Unit,
            "another number in the headline than in the body",
            "{outlet} has {over} in its headline and {under} in its text.",
            [SummaryArgument.Quotations("over", given.Span.Exact), SummaryArgument.Quotations("under", other.Span.Exact)],
            [given.Span, other.Span]
        );
    }

    private static FindingDraft Draft(
        Collation collation,
        Statement statement,
        TextUnit headline,
        TextUnit body,
        string kind,
        string pattern,
        ImmutableArray<SummaryArgument> words,
        ImmutableArray<Model.Evidence> more
    )
    {
        var (left, right) = (EvidenceFactory.Of(collation, headline, "reading"), EvidenceFactory.Of(collation, body, "reading"));
        return new FindingDraft(
            "E2",
            kind,
            $"{collation.WitnessOf(headline).Key}|{left.Exact}|{right.Exact}",
            new SummaryTemplate(
                pattern,
                [
                    OutletNames.Argument(collation, "outlet", headline.Witness),
                    SummaryArgument.Quotations("headline", Prose.Unstopped(left.Exact)),
                    .. words,
                ]
            ),
            [left, right, .. more]
        )
        {
            Statement = statement,
            Certainty = 0.4,
            Size = 0.8,
            Prominence = 1,
            Support = Importance.Support(collation, statement),
        };
    }
}

using System.Collections.Immutable;
using System.Numerics.Tensors;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>What one witness has of a theme.</summary>
/// <param name="Sentences">Its sentences in the theme; of a witness that has it only in part those that come near.</param>
internal sealed record ThemePosition(int Witness, FindingStance Stance, ImmutableArray<TextUnit> Sentences);

/// <summary>A theme with its label, its central sentences and the position of every witness.</summary>
/// <param name="Id">Stays the same while its most central sentence does.</param>
/// <param name="Phrases">Names and noun phrases that set it apart, the most saying first.</param>
/// <param name="Central">Its sentences, the most central first.</param>
internal sealed record ThemeView(
    string Id,
    Theme Theme,
    ImmutableArray<string> Phrases,
    ImmutableArray<TextUnit> Central,
    ImmutableArray<ThemePosition> Positions
)
{
    public IEnumerable<int> With(FindingStance stance) =>
        Positions.Where(position => position.Stance == stance).Select(position => position.Witness);

    /// <summary>The sentence that stands for the theme: central, and sense by itself.</summary>
    public TextUnit Representative => Central[0];
}

/// <summary>The themes of a story as findings and the report show them, the largest first.</summary>
internal sealed class ThemeViews
{
    /// <summary>Themes looked at; a story's smaller ones are single remarks.</summary>
    private const int Max = 160;

    /// <summary>Of a story of many articles: each theme is looked for in every one of them.</summary>
    private const int MaxOfMany = 40;
    private const int ManyArticles = 40;

    /// <summary>An article with fewer sentences is too short to be expected to have a theme.</summary>
    private const int MinSentences = 4;

    // Bands of ArticleSearch: of what lies under the lower bound one in twelve is reported in part.
    private const double SilentMean = 0.25;
    private const double SilentHighest = 0.60;
    private const double PartlyFrom = 0.60;

    /// <summary>A sentence of fewer content words matches by chance.</summary>
    private const int MinTerms = 4;

    private ThemeViews(ImmutableArray<ThemeView> all) => All = all;

    public ImmutableArray<ThemeView> All { get; }

    /// <summary>Made once a collation, whoever asks first.</summary>
    public static ThemeViews Of(Collation collation) => collation.Context.Once(() => Build(collation));

    private static ThemeViews Build(Collation collation)
    {
        var labels = new ThemeLabels(collation);
        var search = ArticleSearch.Of(collation);
        return new ThemeViews([
            .. ThemeTable
                .Of(collation)
                .Themes.Take(collation.Witnesses.Length > ManyArticles ? MaxOfMany : Max)
                .Select(theme => ViewOf(collation, theme, labels, search)),
        ]);
    }

    private static ThemeView ViewOf(Collation collation, Theme theme, ThemeLabels labels, ArticleSearch search)
    {
        var central = Centrality(theme);
        return new ThemeView(
            StableId.Of("theme", ComparisonKey.Of(central[0].Text)),
            theme,
            labels.Of(theme),
            central,
            [.. Enumerable.Range(0, collation.Witnesses.Length).Select(witness => PositionOf(collation, theme, witness, search))]
        );
    }

    /// <summary>By nearness to the middle of the theme; sentences that lean on another one, or say little, come last.</summary>
    private static ImmutableArray<TextUnit> Centrality(Theme theme)
    {
        var middle = Vectors.MeanOf(theme.Sentences.Select(unit => unit.Vector));
        return
        [
            .. theme
                .Sentences.Select(unit =>
                    (
                        Unit: unit,
                        Near: TensorPrimitives.Dot<float>(unit.Vector, middle),
                        Alone: !ReferBack.Opens(unit.Text) && unit.Terms.Length >= MinTerms
                    )
                )
                .OrderByDescending(entry => entry.Alone)
                .ThenByDescending(entry => entry.Near)
                .ThenBy(entry => entry.Unit.Witness)
                .ThenBy(entry => entry.Unit.Sentence)
                .Select(entry => entry.Unit),
        ];
    }

    private static ThemePosition PositionOf(Collation collation, Theme theme, int witness, ArticleSearch search)
    {
        if (theme.Of(witness).ToImmutableArray() is { IsEmpty: false } own)
            return new ThemePosition(witness, FindingStance.States, own);
        var reporting = theme.Sentences.Where(unit => unit.Terms.Length >= MinTerms).ToArray() is { Length: > 0 } several
            ? several
            : [.. theme.Sentences];
        var found = search.Find(reporting, witness);
        if (found.Mean < SilentMean && found.Highest < SilentHighest)
            return new ThemePosition(witness, Absent(collation, theme, witness, search), []);
        var near = reporting
            .Select(unit => search.Find(unit, witness))
            .Where(result => result.Probability >= PartlyFrom && result.Nearest is not null)
            .Select(result => result.Nearest!)
            .Distinct()
            .OrderBy(unit => unit.Sentence)
            .ToImmutableArray();
        return near.IsEmpty
            ? new ThemePosition(witness, FindingStance.Unknown, [])
            : new ThemePosition(witness, FindingStance.Partly, near);
    }

    private static FindingStance Absent(Collation collation, Theme theme, int witness, ArticleSearch search)
    {
        if (search.SentencesOf(witness).Count < MinSentences)
            return FindingStance.TooShort;
        var first = theme.Witnesses.Select(carrier => collation.Witnesses[carrier].Versions[0].PublishedAt).FirstKnown();
        return collation.Witnesses[witness].Newest is { Source.TimeKnown: true } newest && newest.PublishedAt < first
            ? FindingStance.NotYet
            : FindingStance.Silent;
    }
}

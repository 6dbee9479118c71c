using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment.Themes;

/// <summary>Passages of one or more articles about one thing.</summary>
/// <param name="Passages">By witness, in reading order.</param>
internal sealed record Theme(ImmutableArray<Passage> Passages)
{
    /// <summary>All its sentences, by witness, in reading order.</summary>
    public ImmutableArray<TextUnit> Sentences { get; } = [.. Passages.SelectMany(passage => passage.Sentences)];

    /// <summary>Indexes of the witnesses that have it, in order.</summary>
    public ImmutableArray<int> Witnesses { get; } = [.. Passages.Select(passage => passage.Witness).Distinct().Order()];

    public IEnumerable<TextUnit> Of(int witness) => Sentences.Where(unit => unit.Witness == witness);
}

/// <summary>What the articles of a story are about, the largest theme first.</summary>
internal sealed class ThemeTable
{
    /// <summary>In larger stories passages are cut without asking which other articles say each sentence.</summary>
    private const int MaxSearched = 60_000;

    private ThemeTable(ImmutableArray<Theme> themes) => Themes = themes;

    public ImmutableArray<Theme> Themes { get; }

    /// <summary>Made once a collation, whoever asks first.</summary>
    public static ThemeTable Of(Collation collation) => collation.Context.Once(() => Build(collation));

    private static ThemeTable Build(Collation collation)
    {
        var search = ArticleSearch.Of(collation);
        var searched = (long)collation.Sentences.Length * collation.Sentences.Length <= MaxSearched * 10L;
        var others = collation.Witnesses.Length;
        double[] Coverage(TextUnit unit) =>
            searched ? [.. Enumerable.Range(0, others).Where(w => w != unit.Witness).Select(w => search.Find(unit, w).Probability)] : [];
        var mean = Vectors.Average([.. collation.Sentences.Select(unit => unit.Vector)]);
        var passages = Enumerable
            .Range(0, others)
            .SelectMany(w =>
                search.SentencesOf(w).Where(unit => unit.Field == TextField.Body).ToArray() is { Length: > 0 } body
                    ? PassageCutter.Cut(collation.Witnesses[w].Text, body, mean, Coverage)
                    : []
            )
            .ToImmutableArray();
        var themes = PassageGroups.Of(passages).Select(group => new Theme([.. group.Select(place => passages[place])]));
        return new ThemeTable([
            .. themes
                .OrderByDescending(theme => theme.Passages.Sum(passage => passage.TermWeight))
                .ThenBy(theme => theme.Sentences[0].Witness)
                .ThenBy(theme => theme.Sentences[0].Sentence),
        ]);
    }
}

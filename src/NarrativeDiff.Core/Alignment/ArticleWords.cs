namespace NarrativeDiff.Core.Alignment;

/// <summary>How much of their vocabulary two articles share: of two events of one kind, articles about the same one share its names, places and numbers.</summary>
/// <remarks>
/// Weight of the content words in common, as a share of the smaller article's. Weights are of the story, so what all its articles say counts little.
/// Whole articles tell more than headlines and leads: ECB+ dev, cross-validated, AP of strong pairs .770 with the leads' vectors, .797 with this.
/// </remarks>
internal sealed class ArticleWords
{
    private readonly double[][] shared;

    private ArticleWords(double[][] shared) => this.shared = shared;

    /// <returns>0 (no word in common) to 1.</returns>
    public double this[int witness, int other] => shared[witness][other];

    /// <param name="sentences">Whole sentences; those of newest versions count.</param>
    public static ArticleWords Of(IReadOnlyCollection<Unit> sentences)
    {
        var vocabularies = sentences.Where(unit => unit.IsNewest).GroupBy(unit => unit.Witness)
            .ToDictionary(article => article.Key, article => article.SelectMany(unit => unit.Terms).Distinct().OrderBy(term => term.Id).ToArray());
        var count = sentences.Select(unit => unit.Witness + 1).DefaultIfEmpty(0).Max();
        var terms = Enumerable.Range(0, count).Select(witness => vocabularies.GetValueOrDefault(witness, [])).ToArray();
        var weights = terms.Select(article => article.Sum(term => term.Weight)).ToArray();
        var shared = terms.Select(_ => new double[count]).ToArray();
        Parallel.For(0, count, a =>
        {
            for (var b = 0; b < count; b++)
                if (Math.Min(weights[a], weights[b]) is var smaller and > 0)
                    shared[a][b] = PairFeatures.SharedWeight([.. terms[Math.Min(a, b)]], [.. terms[Math.Max(a, b)]]) / smaller;
        });
        return new ArticleWords(shared);
    }
}

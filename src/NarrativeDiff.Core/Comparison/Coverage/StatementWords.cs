using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>Whether an article has the words of a statement close together though no sentence of it was matched: reported in two sentences,
/// or turned round.</summary>
internal sealed class StatementWords
{
    /// <summary>Weighted share of the statement's content words in two sentences that follow each other.</summary>
    private const double MinShare = 0.5;

    private readonly ILookup<int, HashSet<int>> _windows;

    /// <summary>Made once a collation, whoever asks first.</summary>
    public static StatementWords Of(Collation collation) => collation.Context.Once(() => new StatementWords(collation));

    private StatementWords(Collation collation) =>
        _windows = collation
            .Statements.SelectMany(statement => statement.Readings)
            .SelectMany(reading => reading.Units)
            .GroupBy(unit => unit.Witness)
            .SelectMany(article =>
            {
                var sentences = article
                    .GroupBy(unit => unit.Sentence)
                    .OrderBy(units => units.Key)
                    .Select(units => units.SelectMany(unit => unit.Terms).Select(term => term.Id).ToArray())
                    .ToArray();
                return sentences.Select(
                    (terms, i) => (article.Key, Terms: terms.Concat(i + 1 < sentences.Length ? sentences[i + 1] : []).ToHashSet())
                );
            })
            .ToLookup(window => window.Key, window => window.Terms);

    public bool Has(int witness, TextUnit statement)
    {
        foreach (var window in _windows[witness])
        {
            var had = 0.0;
            foreach (var term in statement.Terms)
                if (window.Contains(term.Id))
                    had += term.Weight;
            if (had >= MinShare * statement.TermWeight)
                return true;
        }
        return false;
    }
}

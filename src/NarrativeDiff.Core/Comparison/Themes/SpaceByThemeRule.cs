using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Sets beside each other what each outlet gives room to that the others do not: the selection that makes its account its own.</summary>
internal sealed class SpaceByThemeRule : IRule
{
    /// <summary>Share of an article's words from which a theme marks it.</summary>
    private const double MinShare = 0.10;

    /// <summary>More outlets than can be told in one sentence are not.</summary>
    private const int MaxOutlets = 8;

    private const int SpansEach = 2;
    private const int MaxSpans = 8;

    public IReadOnlyList<string> Ids => ["E5"];

    private sealed record Own(int Witness, ThemeView View, double Share);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length is < 2 or > MaxOutlets)
            yield break;
        var own = Enumerable.Range(0, collation.Witnesses.Length).Select(witness => OwnOf(collation, witness)).OfType<Own>().ToArray();
        if (own.Length >= 2)
            yield return DraftOf(collation, own);
    }

    /// <summary>The theme to which the witness gives most more than the others do on average.</summary>
    private static Own? OwnOf(Collation collation, int witness) => ThemeViews.Of(collation).All
        .Where(view => !view.Phrases.IsEmpty)
        .Select(view => (View: view, Shares: Enumerable.Range(0, collation.Witnesses.Length).Select(w => ShareOf(collation, view, w)).ToArray()))
        .Select(entry => (entry.View, Share: entry.Shares[witness], Excess: entry.Shares[witness] - entry.Shares.Where((_, w) => w != witness).Average()))
        .Where(entry => entry.Share >= MinShare)
        .OrderByDescending(entry => entry.Excess).ThenBy(entry => entry.View.Id, StringComparer.Ordinal)
        .Select(entry => new Own(witness, entry.View, entry.Share))
        .FirstOrDefault();

    private static double ShareOf(Collation collation, ThemeView view, int witness)
    {
        var text = collation.Witnesses[witness].Text;
        var all = ArticleSearch.Of(collation).SentencesOf(witness).Sum(unit => WitnessPlace.WordsOf(text, text.Sentences[unit.Sentence]));
        return all == 0 ? 0 : (double)view.Theme.Of(witness).Sum(unit => WitnessPlace.WordsOf(text, text.Sentences[unit.Sentence])) / all;
    }

    private static FindingDraft DraftOf(Collation collation, Own[] own)
    {
        var builder = new FindingBuilder(collation, "E5", "what fills the articles", new FindingSubject(SubjectType.Article, "space", "what each article gives room to"));
        foreach (var one in own)
            builder.Take(one.Witness, FindingStance.Differs, one.View.Theme.Of(one.Witness).Select(unit => unit.Sentence), string.Join(", ", one.View.Phrases));
        foreach (var unit in Enumerable.Range(0, SpansEach).SelectMany(turn => own.Select(one => Central(one).ElementAtOrDefault(turn))).OfType<TextUnit>().Take(MaxSpans))
            builder.Show(unit.Witness, [unit.Sentence], "reading");
        var arguments = own.SelectMany((one, i) => new[]
        {
            builder.Outlets($"outlet{i}", [one.Witness]), SummaryArgument.Quotations($"what{i}", one.View.Phrases.Take(2)),
            SummaryArgument.Text($"share{i}", Prose.Percent(one.Share)),
        });
        var pattern = string.Join("; ", own.Select((_, i) => i == 0 ? "{outlet0} gives {share0} of its text to {what0}" : FormattableString.Invariant($"{{outlet{i}}} {{share{i}}} to {{what{i}}}"))) + ".";
        return builder.Build(SummaryTemplate.Of(pattern, [.. arguments]), 0.9, own.Average(one => one.Share));
    }

    private static IEnumerable<TextUnit> Central(Own one) => one.View.Central.Where(unit => unit.Witness == one.Witness).Take(SpansEach).OrderBy(unit => unit.Sentence);
}

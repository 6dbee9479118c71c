using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Sets headlines and first sentences beside each other and says what each has that no other has.</summary>
internal sealed class OpeningRule : IRule
{
    private const int MaxOutlets = 8;
    private const int MaxSpans = 8;

    public IReadOnlyList<string> Ids => ["E6"];

    private sealed record Opening(int Witness, ImmutableArray<TextUnit> Units, string? Own);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length is < 2 or > MaxOutlets)
            yield break;
        var openings = Enumerable.Range(0, collation.Witnesses.Length).Select(witness => (witness, Units: UnitsOf(collation, witness))).Where(opening => opening.Units.Length > 0).ToArray();
        if (openings.Length < 2)
            yield break;
        var mentions = Mentions.Of(collation.Witnesses).Where(sentence => sentence.Place.Version == collation.Witnesses[sentence.Place.Witness].Versions.Length - 1)
            .ToDictionary(sentence => (sentence.Place.Witness, sentence.Place.Sentence), sentence => sentence.Mentions);
        yield return DraftOf(collation, [.. openings.Select(opening => new Opening(opening.witness, opening.Units, OwnPhrase(opening.Units, openings, mentions)))]);
    }

    /// <summary>The headline and the first body sentence.</summary>
    private static ImmutableArray<TextUnit> UnitsOf(Collation collation, int witness)
    {
        var sentences = ArticleSearch.Of(collation).SentencesOf(witness);
        return [.. sentences.Where(unit => unit.Field == TextField.Headline), .. sentences.Where(unit => unit.Field == TextField.Body).Take(1)];
    }

    /// <summary>The longest phrase none of whose content words another opening has.</summary>
    private static string? OwnPhrase(ImmutableArray<TextUnit> mine, (int Witness, ImmutableArray<TextUnit> Units)[] openings, Dictionary<(int, int), ImmutableArray<Mention>> mentions)
    {
        var others = openings.Where(opening => opening.Witness != mine[0].Witness).SelectMany(opening => opening.Units).SelectMany(unit => unit.Stems).ToHashSet(StringComparer.Ordinal);
        return mine.SelectMany(unit => mentions.GetValueOrDefault((unit.Witness, unit.Sentence), []))
            .Where(mention => Text.Words.Stems(mention.Phrase).ToArray() is { Length: > 0 } stems && !stems.Any(others.Contains))
            .OrderByDescending(mention => Math.Min(4, Text.Words.Stems(mention.Phrase).Count()))
            .Select(mention => mention.Phrase.ReplaceLineEndings(" ")).FirstOrDefault();
    }

    private static FindingDraft DraftOf(Collation collation, Opening[] openings)
    {
        var builder = new FindingBuilder(collation, "E6", "headlines and first sentences", new FindingSubject(SubjectType.Headline, "opening", "headlines and first sentences"));
        foreach (var opening in openings)
            builder.Take(opening.Witness, FindingStance.Differs, opening.Units.Select(unit => unit.Sentence), opening.Own);
        foreach (var unit in Enumerable.Range(0, 2).SelectMany(turn => openings.Where(opening => turn < opening.Units.Length).Select(opening => opening.Units[turn])).Take(MaxSpans))
            builder.Show(unit.Witness, [unit.Sentence], "reading");
        var own = openings.Where(opening => opening.Own is not null).ToArray();
        var arguments = own.SelectMany((opening, i) => new[] { builder.Outlets($"outlet{i}", [opening.Witness]), SummaryArgument.Quotations($"own{i}", opening.Own!) });
        var pattern = own.Length == 0 ? "The headlines and first sentences differ."
            : "In headline and first sentence only " + string.Join(", only ", own.Select((_, i) => FormattableString.Invariant($"{{outlet{i}}} has {{own{i}}}"))) + ".";
        return builder.Build(SummaryTemplate.Of(pattern, [.. arguments]), 1, 0.8);
    }
}

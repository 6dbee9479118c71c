using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Comparison.Labels;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Finds the persons and organisations that some outlets name and others never do, under no form of the name.</summary>
internal sealed class NameRule : IRule
{
    /// <summary>Sentences that name it, in all outlets together.</summary>
    private const int MinSentences = 2;

    /// <summary>Share of a name's sentences within one theme from which the theme says it already.</summary>
    private const double InThemeFrom = 0.7;

    private const int MaxNames = 30;

    /// <summary>Of more articles some lack almost every name.</summary>
    private const int MaxArticles = 40;
    private const int MaxSpans = 8;

    /// <summary>Words of a person's name: first name, another or an initial, surname.</summary>
    private const int MaxPersonWords = 3;

    /// <summary>Endings of the words that stand before the name of a people: "African", "British", "northern".</summary>
    private static readonly string[] PeopleOf = ["an", "al", "ish", "ese", "ern"];

    public IReadOnlyList<string> Ids => ["O9"];

    private sealed record Named(MentionGroup Group, ImmutableArray<(int Witness, int Sentence)> Places, ImmutableArray<int> Silent);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length is < 2 or > MaxArticles)
            return [];
        var covered = ThemeViews
            .Of(collation)
            .All.Where(view => view.Positions.Any(position => position.Stance is FindingStance.Silent or FindingStance.NotYet))
            .Select(view => view.Theme.Sentences.Select(unit => (unit.Witness, unit.Sentence)).ToHashSet())
            .ToArray();
        return new ReferentResolver(StoryMentions.Of(collation).Sentences)
            .Groups()
            .Where(group => IsActor(group) && !IsOutlet(collation, group))
            .Select(group => NamedIn(collation, group))
            .Where(named => named.Silent.Length > 0 && named.Places.Length >= MinSentences)
            .Where(named => !covered.Any(theme => named.Places.Count(theme.Contains) >= InThemeFrom * named.Places.Length))
            .OrderByDescending(named => named.Places.Length * named.Silent.Length)
            .ThenBy(named => named.Group.Key, StringComparer.Ordinal)
            .Take(MaxNames)
            .Select(named => DraftOf(collation, named));
    }

    /// <summary>A person with first name and surname, or a body whose name says that it is one; single capitalised words are places and
    /// peoples as often.</summary>
    private static bool IsActor(MentionGroup group) =>
        group.Key.StartsWith("name:", StringComparison.Ordinal)
        && !IsPeople(group.Key)
        && group.Key.Contains(' ', StringComparison.Ordinal)
        && (group.Kind == "person" || PhraseWords.Is(PhraseWords.Singular(LastWord(group.Key)), "organisation"));

    /// <summary>"Norland Democrats" and "Central Norlandans" are many people, not one person.</summary>
    private static bool IsPeople(string name)
    {
        var (first, last) = (name["name:".Length..].Split(' ')[0], LastWord(name));
        return PhraseWords.Singular(last) is var one
            && one != last
            && (
                NounSynonyms.KindOf(one) is "person" or "group"
                || (
                    last.EndsWith("ans", StringComparison.Ordinal)
                    && PeopleOf.Any(ending => first.EndsWith(ending, StringComparison.Ordinal))
                )
            );
    }

    /// <summary>The bearer's fullest name as first written, without title.</summary>
    private static string NameOf(MentionGroup group)
    {
        var bearer = group.Key["name:".Length..];
        var phrase = group.Mentions.FirstOrDefault(mention => mention.Name == bearer)?.Phrase ?? group.Mentions[0].Phrase;
        var words = phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var name = words[^Math.Min(words.Length, bearer.Split(' ').Length)..];
        // "National Intelligence James Clapper": what is left of a title stands before first name and surname.
        return string.Join(
            ' ',
            group.Kind == "person" && name.Length > MaxPersonWords ? name[^(name[^2].TrimEnd('.').Length == 1 ? 3 : 2)..] : name
        );
    }

    /// <summary>An outlet that names itself is no difference.</summary>
    private static bool IsOutlet(Collation collation, MentionGroup group) =>
        Enumerable
            .Range(0, collation.Witnesses.Length)
            .Any(w => OutletNames.Of(collation, w).Contains(NameOf(group), StringComparison.OrdinalIgnoreCase));

    private static Named NamedIn(Collation collation, MentionGroup group)
    {
        var places = group
            .Mentions.Where(mention => mention.Place.Version == collation.Witnesses[mention.Place.Witness].Versions.Length - 1)
            .Select(mention => (mention.Place.Witness, mention.Place.Sentence))
            .Distinct()
            .Order()
            .ToImmutableArray();
        var having = places.Select(place => place.Witness).ToHashSet();
        var words = group
            .Mentions.Where(mention => mention.IsNamed)
            .Select(mention => LastWord(mention.Phrase))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return new Named(
            group,
            places,
            [
                .. Enumerable
                    .Range(0, collation.Witnesses.Length)
                    .Where(w => !having.Contains(w) && !words.Any(word => Has(collation.Witnesses[w], word))),
            ]
        );
    }

    private static string LastWord(string phrase) => phrase[(phrase.LastIndexOf(' ') + 1)..];

    private static bool Has(Witness witness, string word) =>
        word.Length > 1
        && (
            witness.Text.Body.Contains(word, StringComparison.OrdinalIgnoreCase)
            || witness.Text.Headline.Contains(word, StringComparison.OrdinalIgnoreCase)
        );

    private static FindingDraft DraftOf(Collation collation, Named named)
    {
        var name = NameOf(named.Group);
        var builder = new FindingBuilder(
            collation,
            "O9",
            "named only in some outlets",
            new FindingSubject(
                named.Group.Kind == "person" ? SubjectType.Actor : SubjectType.Organisation,
                StableId.Of("name", named.Group.Key),
                name
            )
        );
        foreach (var outlet in named.Places.GroupBy(place => place.Witness))
            builder.Take(outlet.Key, FindingStance.States, outlet.Select(place => place.Sentence));
        foreach (var (witness, sentence) in Shown(named))
            builder.Show(witness, [sentence], "carrier");
        builder.Others(witness =>
            !named.Silent.Contains(witness) ? FindingStance.Unknown
            : ArticleSearch.Of(collation).SentencesOf(witness).Count < 4 ? FindingStance.TooShort
            : FindingStance.Silent
        );
        var silent = builder.With(FindingStance.Silent, FindingStance.TooShort);
        return builder.Build(
            SummaryTemplate.Of(
                "{carriers} {carriers?names|name} {name} ({count:sentence}); {silent} {silent?does|do} not.",
                builder.Outlets("carriers", named.Places.Select(place => place.Witness).Distinct()),
                SummaryArgument.Text("name", name),
                SummaryArgument.Count("count", named.Places.Length),
                builder.Outlets("silent", silent)
            ),
            0.8,
            Math.Min(1, named.Places.Length / 10.0)
        );
    }

    private static IEnumerable<(int Witness, int Sentence)> Shown(Named named)
    {
        var mine = named.Places.GroupBy(place => place.Witness).Select(outlet => outlet.ToArray()).ToArray();
        return Enumerable
            .Range(0, MaxSpans)
            .SelectMany(turn => mine.Where(places => turn < places.Length).Select(places => places[turn]))
            .Take(MaxSpans);
    }
}

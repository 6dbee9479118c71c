using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Reads an article once in order and gives each attribution its speaker: names, titles, pronouns, descriptions and appositions of
/// one under one head.</summary>
internal sealed class SourceResolver(ArticleText text)
{
    /// <summary>Sentences that a pronoun looks back over.</summary>
    private const int PronounReach = 8;

    private const int FarthestPronoun = 40;

    private readonly Profiles _profiles = new();
    private readonly List<List<Mention>> _bySentence = [];

    /// <summary>Somebody named or described in a sentence.</summary>
    /// <param name="At">Where it begins in the text.</param>
    /// <param name="Weight">2 speaks or is the subject, 1 named elsewhere in the sentence.</param>
    private readonly record struct Mention(int At, Profile Who, int Weight);

    public ArticleSources Read()
    {
        var voices = Voices.Of(text);
        var views = voices.Views(TextField.Body);
        foreach (var view in views)
        foreach (var phrase in Named(view))
            if (SourceName.Of(phrase.Text) is { Name.Length: > 1 } name)
                _profiles.Person(name, phrase.Text, IsPerson(name) && !IsPlaced(view, phrase.Phrase, name));
        var spoken = ImmutableArray.CreateBuilder<SpokenBy>();
        var said = voices.In(TextField.Body);
        var next = 0;
        foreach (var view in views)
        {
            _bySentence.Add([]);
            Note(view);
            for (; next < said.Length && said[next].Sentence <= view.Index; next++)
                spoken.Add(new SpokenBy(said[next], TextField.Body, Resolve(said[next], view, text.Body)?.Id ?? -1));
        }
        foreach (var attributed in voices.In(TextField.Headline))
            spoken.Add(
                new SpokenBy(
                    attributed,
                    TextField.Headline,
                    attributed.Source is { } source
                        ? Described(SourceName.Of(source.Of(text.Headline)), source.Of(text.Headline), false)?.Id ?? -1
                        : -1
                )
            );
        return new ArticleSources([.. _profiles.All.Select((profile, i) => profile.ToSpeaker(i))], spoken.ToImmutable());
    }

    private readonly record struct NamedPhrase(NounPhrase Phrase, string Text, TextSpan Span);

    /// <summary>Noun phrases with a capital, outside quotations.</summary>
    private static IEnumerable<NamedPhrase> Named(SentenceView view)
    {
        foreach (var phrase in view.Sentence.NounPhrases)
            if (view.PartAt(phrase.Head) == Part.Name && !view.IsQuoted(phrase.First))
                yield return new NamedPhrase(
                    phrase,
                    view.Span(phrase.First, phrase.Last).Of(view.Text),
                    view.Span(phrase.First, phrase.Last)
                );
    }

    /// <summary>"born in Porto Alto": what stands behind such a preposition and has no title is a place.</summary>
    private static bool IsPlaced(SentenceView view, NounPhrase phrase, SourceName name) =>
        name.Heads.IsEmpty
        && name.Gender == Gender.Unknown
        && view.Word(phrase.First - 1) is "in" or "at" or "near" or "across" or "into" or "throughout" or "outside" or "inside";

    private static bool IsPerson(SourceName name) =>
        !name.IsOrganisation
        && (
            name.Heads.Length > 0
            || name.Gender != Gender.Unknown
            || name.Name.Length is 2 or 3
                && !SourceWords.Is(name.Name[0], "place")
                && !SourceWords.Is(name.Last, "place")
                && (SourceWords.IsGiven(name.Name[0]) || name.Name[0].Length == 1 || !WordLexicon.Knows(name.Name[0]))
        );

    /// <summary>Takes down who is named in a sentence, and what offices stand beside a name.</summary>
    private void Note(SentenceView view)
    {
        var subject = true;
        foreach (var phrase in view.Sentence.NounPhrases)
        {
            if (view.IsQuoted(phrase.First) || view.PartAt(phrase.Head) is not (Part.Name or Part.Noun))
                continue;
            var span = view.Span(phrase.First, phrase.Last);
            var isSubject = subject && view.PartAt(phrase.First - 1) is not Part.Preposition;
            subject &= !isSubject;
            NoteOwner(view, phrase);
            if (
                view.PartAt(phrase.Head) == Part.Name
                && SourceName.Of(span.Of(view.Text)) is { IsNamed: true } name
                && (_profiles.Find(name) ?? (name.Heads.Length > 0 ? _profiles.Person(name, span.Of(view.Text), true) : null)) is { } who
            )
            {
                who.Add(name, span.Of(view.Text));
                See(new Mention(span.Start, who, isSubject ? 2 : 1), view.Index);
                if (who.Kind == SourceKind.Person && Apposition.Of(view, phrase) is { Length: > 0 } office)
                    if (SourceName.Of(office) is { Heads.Length: > 0 } described && SourceWords.IsPersonNoun(described.Heads[^1]))
                        _profiles.Describe(who, described);
            }
        }
    }

    /// <summary>"Sand's comments suggested he …": who owns is named too.</summary>
    private void NoteOwner(SentenceView view, NounPhrase phrase)
    {
        for (var at = phrase.First + 1; at < phrase.Last; at++)
            if (
                view.PartAt(at) == Part.Possessive
                && view.PartAt(at - 1) == Part.Name
                && view.Span(phrase.First, at - 1) is var owner
                && SourceName.Of(owner.Of(view.Text)) is { IsNamed: true } name
                && _profiles.Find(name) is { } who
            )
                See(new Mention(owner.Start, who, 1), view.Index);
    }

    private void See(Mention mention, int sentence)
    {
        mention.Who.LastSeen = _profiles.Tick();
        if (mention.Who.Sentences.Count == 0 || mention.Who.Sentences[^1] != sentence)
            mention.Who.Sentences.Add(sentence);
        if (_bySentence[^1].Count < 40)
            _bySentence[^1].Add(mention);
    }

    private Profile? Resolve(Attributed attributed, SentenceView view, string body)
    {
        if (attributed.Source is not { } source)
            return null;
        if (SourceWords.Is(SourceWords.Plain(source.Of(body).Trim()), "calendar") || !source.Of(body).Any(char.IsLetter))
            return null;
        var written = source.Of(body).ReplaceLineEndings(" ");
        var name = SourceName.Of(written);
        var word = SourceWords.Plain(written.Trim());
        var who =
            SourceWords.Is(word, "he") ? Pronoun(source.Start, Gender.Male)
            : SourceWords.Is(word, "she") ? Pronoun(source.Start, Gender.Female)
            : SourceWords.Is(word, "relative") ? Before(source.Start)
            : SourceWords.Is(word, "they")
                ? Latest(profile => !profile.IsSingle, source.Start) ?? Latest(profile => profile.IsSingle, source.Start)
            : SourceWords.Is(word, "it") ? Latest(profile => profile.IsBody || profile.Kind == SourceKind.Group, source.Start)
            : SourceWords.Is(word, "writer") ? null
            : Described(
                name,
                written,
                Apposition.NameBeside(view, source) is { } beside && Beside(name, beside) is { } named && (name = named).IsNamed
            );
        if (who is null)
            return null;
        See(new Mention(source.Start, who, 3), view.Index);
        return who;
    }

    /// <summary>"The mayor, Anna Holm": the office is hers.</summary>
    private SourceName? Beside(SourceName office, string name)
    {
        if (office.IsNamed || SourceName.Of(name) is not { IsNamed: true } person)
            return null;
        if (_profiles.Find(person) is { } known)
            _profiles.Describe(known, office);
        return person with { Heads = [.. office.Heads], Gender = person.Gender == Gender.Unknown ? office.Gender : person.Gender };
    }

    private Profile? Described(SourceName name, string written, bool beside)
    {
        if (name.IsNamed)
        {
            var known =
                _profiles.Find(name)
                ?? _profiles.Person(name, written, IsPerson(name) || beside || name.Name.Length == 1 && !name.IsDefinite);
            known.Add(name, beside ? name.Display : written);
            return known;
        }
        return name.Heads.Length == 0 ? null : _profiles.Description(name, written);
    }

    /// <summary>The last person before a pronoun who can be meant: in its own sentence, then the speaker or subject of the sentences
    /// before.</summary>
    private Profile? Pronoun(int at, Gender gender)
    {
        bool Fits(Mention mention) => mention.Who.IsSingle && (mention.Who.Gender == Gender.Unknown || mention.Who.Gender == gender);
        var reach = PronounReach;
        for (var back = 0; back < FarthestPronoun && reach > 0 && back < _bySentence.Count; back++)
        {
            // a sentence that names nobody, as in a long quotation, is passed over
            reach -= _bySentence[^(back + 1)].Count > 0 ? 1 : 0;
            var fitting = _bySentence[^(back + 1)].Where(mention => mention.At < at && Fits(mention)).ToArray();
            if (fitting.Length == 0)
                continue;
            // a known gender goes before a guess, a speaker or subject before one mentioned in passing
            var best = fitting
                .OrderByDescending(mention => mention.Who.Gender == gender)
                .ThenByDescending(mention => mention.Weight)
                .ThenByDescending(mention => mention.At)
                .First()
                .Who;
            if (best.Gender == Gender.Unknown && best.Kind is SourceKind.Person)
                best.Gender = gender;
            return best;
        }
        return null;
    }

    /// <summary>"Berg, who said": the one named right before.</summary>
    private Profile? Before(int at)
    {
        foreach (var mention in _bySentence[^1].OrderByDescending(mention => mention.At))
            if (mention.At < at)
                return mention.Who;
        return null;
    }

    private Profile? Latest(Func<Profile, bool> fits, int at)
    {
        for (var back = 0; back < PronounReach && back < _bySentence.Count; back++)
            if (
                _bySentence[^(back + 1)]
                    .Where(mention => mention.At < at && fits(mention.Who))
                    .OrderByDescending(mention => mention.Weight)
                    .ThenByDescending(mention => mention.At)
                    .FirstOrDefault()
                    .Who is
                { } found
            )
                return found;
        return null;
    }
}

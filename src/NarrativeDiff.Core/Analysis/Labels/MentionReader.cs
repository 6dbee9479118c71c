using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Takes the noun phrases of one sentence apart into mentions.</summary>
internal sealed class MentionReader(string text, ImmutableArray<PhraseToken> tokens, bool[] names, MentionPlace place)
{
    private const int LongestPhrase = 120;

    /// <summary>Words from a verb of change to what it changes.</summary>
    private const int ObjectWithin = 4;

    /// <summary>Words from "people" to "illegally".</summary>
    private const int ClauseWithin = 12;

    public IEnumerable<Mention> Read()
    {
        foreach (var phrase in NounPhraseFinder.Find(tokens, names))
        {
            foreach (var owner in OwnersIn(phrase))
                yield return owner;
            if (MentionOf(phrase) is { } mention)
                yield return mention;
        }
        foreach (var clause in Attempts().Concat(Changes()).Concat(UnlawfulStays()))
            yield return clause;
    }

    /// <summary>"Putin" of "Putin's residence": who owns is mentioned too.</summary>
    private IEnumerable<Mention> OwnersIn(NounPhrase phrase)
    {
        var from = phrase.From;
        for (var i = phrase.From; i < phrase.Core - 1; i++)
            if (tokens[i].IsPossessive)
            {
                if (MentionOf(new NounPhrase(from == phrase.From ? phrase.Start : from, from, i + 1, i + 1)) is { } owner)
                    yield return owner;
                from = i + 1;
            }
    }

    /// <summary>"attempted to attack", "tried to kill": a happening reported by its verbs.</summary>
    private IEnumerable<Mention> Attempts()
    {
        for (var i = 0; i + 2 < tokens.Length; i++)
            if (
                tokens[i].IsWord
                && tokens[i + 1].Word == "to"
                && PhraseWords.HappeningOf(PhraseWords.Base(tokens[i].Word)) == "light"
                && PhraseWords.HappeningOf(tokens[i + 2].Word) == "violence"
                && !IsHead(i)
            )
                yield return Build(
                    new NounPhrase(i, i, i + 1, i + 3),
                    $"{PhraseWords.Base(tokens[i].Word)} to {tokens[i + 2].Word}",
                    PhraseWords.Base(tokens[i].Word),
                    i + 1,
                    false
                );
    }

    /// <summary>"raising top tax rates": a policy reported by its verb.</summary>
    private IEnumerable<Mention> Changes()
    {
        for (var i = 0; i + 1 < tokens.Length; i++)
            if (
                tokens[i].IsWord
                && PhraseWords.Base(tokens[i].Word) is var verb
                && PolicyChange.IsVerb(verb)
                && ObjectEnd(i + 1) is { } end
            )
                yield return Build(
                    new NounPhrase(i, i, i + 1, end),
                    string.Join(' ', WordsIn(i + 1, end).Prepend(verb)),
                    verb,
                    i + 1,
                    false
                );
    }

    /// <summary>One past the object of a verb of change, a few words behind it.</summary>
    private int? ObjectEnd(int from)
    {
        for (var i = from; i < tokens.Length && i - from < ObjectWithin && (tokens[i].IsWord || tokens[i].IsNumber); i++)
        {
            if (PhraseWords.Is(tokens[i].Word, "break"))
                return null;
            if (
                PolicyChange.IsObject(PhraseWords.Singular(tokens[i].Word))
                && !(i + 1 < tokens.Length && tokens[i + 1].IsWord && PolicyChange.IsObject(PhraseWords.Singular(tokens[i + 1].Word)))
            )
                return i + 1;
        }
        return null;
    }

    /// <summary>"people who are living in the country illegally": a group reported by a clause.</summary>
    private IEnumerable<Mention> UnlawfulStays()
    {
        for (var i = 0; i + 3 < tokens.Length; i++)
            if (PhraseWords.Is(tokens[i].Word, "people") && UnlawfulEnd(i) is { } end)
                yield return Build(new NounPhrase(i, i, i + 1, end), string.Join(' ', WordsIn(i, end)), GroupClass.ClauseHead, i + 1, true);
    }

    private int? UnlawfulEnd(int people)
    {
        var abroad = false;
        for (var i = people + 1; i < tokens.Length && i - people <= ClauseWithin && tokens[i].IsWord; i++)
        {
            abroad |= PhraseWords.Is(tokens[i].Word, "homeland");
            if (abroad && PhraseWords.Is(tokens[i].Word, "unlawfully"))
                return i + 1;
        }
        return null;
    }

    /// <summary>"a bid to kill" was read as a noun phrase already.</summary>
    private bool IsHead(int i) =>
        i > 0
        && (
            PhraseWords.Is(tokens[i - 1].Word, "article")
            || PhraseWords.Is(tokens[i - 1].Word, "possessive")
            || (
                tokens[i - 1].IsWord
                && tokens[i].Word == PhraseWords.Base(tokens[i].Word)
                && (
                    names[i - 1]
                    || PhraseWords.IsClass(tokens[i - 1].Word, "adjective")
                    || tokens[i - 1].Word.EndsWith("ed", StringComparison.Ordinal)
                )
            )
        );

    private Mention? MentionOf(NounPhrase phrase)
    {
        if (tokens[phrase.End - 1].Span.End - tokens[phrase.From].Span.Start > LongestPhrase)
            return null;
        var run = phrase.Core;
        while (run > phrase.From && names[run - 1] && !tokens[run - 1].IsPossessive | run == phrase.Core)
            run--;
        var last = PhraseWords.Singular(tokens[phrase.Core - 1].Word);
        var role = LastRole(phrase.From, phrase.Core - 1);
        var isRole = PhraseWords.Is(last, "role") && (phrase.End > phrase.Core || role >= phrase.From || !IsProperEnd(phrase));
        if (run == phrase.Core || isRole)
            return Build(
                phrase,
                KeyOf(phrase),
                last,
                phrase.Core,
                PhraseWords.Singular(tokens[phrase.Core - 1].Word) != tokens[phrase.Core - 1].Word
            );
        var nameFrom = Math.Max(run, role + 1);
        return nameFrom >= phrase.Core
            ? null
            : Build(phrase, KeyOf(phrase), role >= 0 ? PhraseWords.Singular(tokens[role].Word) : "", nameFrom, false);
    }

    /// <summary>"Judge" is a role after an article or alone; in "Chris Judge" it is a name.</summary>
    private bool IsProperEnd(NounPhrase phrase) =>
        phrase.Start == phrase.From
        && phrase.Core - phrase.From == 2
        && names[phrase.Core - 1]
        && names[phrase.From]
        && !IsAdjectival(tokens[phrase.From].Word);

    private static bool IsAdjectival(string word) =>
        word.EndsWith("an", StringComparison.Ordinal)
        || word.EndsWith("ese", StringComparison.Ordinal)
        || word.EndsWith("ish", StringComparison.Ordinal)
        || word.EndsWith("ch", StringComparison.Ordinal)
        || word.Length <= 3
        || PhraseWords.Is(word, "former")
        || PhraseWords.Is(word, "role")
        || PhraseWords.Is(word, "portfolio")
        || PhraseWords.Is(word, "organisation");

    /// <summary>Index of the last word of the title: a role or form of address, with "of State" behind it; −1 where there is
    /// none.</summary>
    private int LastRole(int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
            if (!tokens[i].IsPossessive && (PhraseWords.Is(tokens[i].Word, "address") || PhraseWords.Is(tokens[i].Word, "role")))
                return i;
        return -1;
    }

    private string KeyOf(NounPhrase phrase)
    {
        var words = new List<string>(phrase.End - phrase.From);
        for (var i = phrase.From; i < phrase.End; i++)
            if (
                tokens[i].IsWord
                && (i == phrase.Core - 1 && !names[i] ? PhraseWords.Singular(tokens[i].Word) : tokens[i].Word) is var word
                && !PhraseWords.Is(word, "article")
            )
                words.Add(word);
        return string.Join(' ', words);
    }

    /// <summary>The words among some tokens.</summary>
    private List<string> WordsIn(int from, int to)
    {
        var words = new List<string>(Math.Max(0, to - from));
        for (var i = from; i < to; i++)
            if (tokens[i].IsWord)
                words.Add(tokens[i].Word);
        return words;
    }

    /// <summary>The names among the words before head or name, and among what completes the phrase.</summary>
    private List<int> NamesIn(NounPhrase phrase, int before)
    {
        var named = new List<int>();
        for (var i = phrase.From; i < before; i++)
            if (tokens[i].IsWord && names[i])
                named.Add(i);
        for (var i = phrase.Core; i < phrase.End; i++)
            if (names[i])
                named.Add(i);
        return named;
    }

    private Mention Build(NounPhrase phrase, string key, string head, int nameFrom, bool plural)
    {
        var span = TextSpan.FromBounds(tokens[phrase.From].Span.Start, tokens[phrase.End - 1].Span.End);
        var before = nameFrom < phrase.Core ? nameFrom : phrase.Core - 1;
        var (isDefinite, isIndefinite) = Determined(phrase);
        return new Mention
        {
            Place = place with { Span = span },
            Key = key,
            Phrase = span.Of(text),
            Name = nameFrom < phrase.Core ? string.Join(' ', WordsIn(nameFrom, phrase.Core)) : "",
            Head = head,
            Modifiers = [.. WordsIn(phrase.From, before)],
            NamedModifiers = Runs(NamesIn(phrase, before)),
            Complement = phrase.End > phrase.Core ? PhraseWords.Singular(tokens[phrase.End - 1].Word) : "",
            IsDefinite = isDefinite,
            IsIndefinite = isIndefinite,
            IsPlural = plural,
            IsTitled = nameFrom < phrase.Core && head.Length > 0,
            IsPlaced = phrase.Start > 0 && PhraseWords.Is(tokens[phrase.Start - 1].Word, "placeAfter"),
            Tokens = (phrase.Start, phrase.End),
        };
    }

    /// <summary>What its determiners say.</summary>
    private (bool Definite, bool Indefinite) Determined(NounPhrase phrase)
    {
        var (definite, indefinite) = (false, false);
        for (var i = phrase.Start; i < phrase.From; i++)
        {
            definite |= PhraseWords.Is(tokens[i].Word, "definite") || PhraseWords.Is(tokens[i].Word, "possessive");
            indefinite |= tokens[i].Word is "a" or "an" || PhraseWords.Is(tokens[i].Word, "quantifier");
        }
        return (definite, indefinite);
    }

    /// <summary>Names that stand together as one: "north korean".</summary>
    private ImmutableArray<string> Runs(List<int> named)
    {
        var runs = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < named.Count; i++)
            if (
                i > 0
                && named[i] == named[i - 1] + 1
                && !tokens[named[i - 1]].IsPossessive
                && !PhraseWords.Is(tokens[named[i]].Word, "role")
            )
                runs[^1] += " " + tokens[named[i]].Word;
            else
                runs.Add(tokens[named[i]].Word);
        return runs.ToImmutable();
    }
}

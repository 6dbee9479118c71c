using System.Collections.Immutable;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Finds the noun phrases of a sentence from closed-class words, word endings and word classes.</summary>
/// <remarks>One pass. A phrase missed is a label less in the table; a verb taken into one makes a label nobody shares, which the table
/// drops.</remarks>
internal sealed class NounPhraseFinder(ImmutableArray<PhraseToken> tokens, bool[] names)
{
    private const int MaxWords = 9;

    public static ImmutableArray<NounPhrase> Find(ImmutableArray<PhraseToken> tokens, bool[] names)
    {
        var finder = new NounPhraseFinder(tokens, names);
        var phrases = ImmutableArray.CreateBuilder<NounPhrase>();
        for (var at = 0; at < tokens.Length; )
        {
            if (finder.Next(at) is { } range)
            {
                var phrase = range with { End = finder.Completed(range.Core) };
                phrases.Add(phrase);
                at = phrase.Core;
            }
            else
                at = finder.Skip(at);
        }
        return phrases.ToImmutable();
    }

    private string Word(int i) => i >= 0 && i < tokens.Length ? tokens[i].Word : "";

    private bool IsName(int i) => i >= 0 && i < tokens.Length && names[i];

    private bool Is(int i, string kind) => i >= 0 && i < tokens.Length && tokens[i].IsWord && !names[i] && PhraseWords.Is(Word(i), kind);

    private bool IsDeterminer(int i) =>
        i >= 0
        && i < tokens.Length
        && (tokens[i].IsNumber || Is(i, "article") || Is(i, "definite") || Is(i, "possessive") || Is(i, "quantifier"));

    private bool IsQuote(int i) => Word(i) == "\"";

    /// <summary>Past the determiners of a phrase that did not come to be.</summary>
    private int Skip(int at)
    {
        do at++;
        while (at < tokens.Length && IsDeterminer(at - 1) && IsDeterminer(at));
        return at;
    }

    private NounPhrase? Next(int start)
    {
        var from = start;
        while (IsDeterminer(from) || (from > start && IsQuote(from) && ClosesSoon(from)))
            from++;
        var end = from;
        var nouns = 0;
        while (end < tokens.Length && end - from < MaxWords)
        {
            if (IsTransparentQuote(start, from, end))
            {
                end++;
                continue;
            }
            if (!IsNominal(end, from, nouns))
                break;
            nouns += IsAdjective(end) || IsParticiple(end) ? 0 : 1;
            end++;
        }
        while (end > from && (IsQuote(end - 1) || (!names[end - 1] && (IsAdjective(end - 1) || IsParticiple(end - 1)))))
            end--;
        return end > from && tokens[end - 1].IsWord ? new NounPhrase(start, from, end, end) : null;
    }

    private bool IsAdjective(int i) =>
        tokens[i].IsWord && !names[i] && PhraseWords.IsClass(Word(i), "adjective") && PhraseWords.HappeningOf(Word(i)) is null;

    private bool IsParticiple(int i) => tokens[i].IsWord && !names[i] && IsPast(Word(i));

    private static bool IsPast(string word) =>
        word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal);

    /// <summary>Quotation marks round one to three words within a phrase: "a large “terrorist” attack".</summary>
    private bool IsTransparentQuote(int start, int from, int i) =>
        IsQuote(i)
        && i > from
        && i + 1 < tokens.Length
        && tokens[i + 1].IsWord
        && ((ClosesSoon(i) && !IsPast(Word(i - 1))) || OpenedWithin(start, i));

    private bool ClosesSoon(int i) =>
        Enumerable
            .Range(i + 2, 3)
            .Any(j => IsQuote(j) && j + 1 < tokens.Length && tokens[j + 1].IsWord && IsNominal(j + 1, j + 1, 0) && !Is(j + 1, "break"));

    private bool OpenedWithin(int from, int i) => Enumerable.Range(from, i - from).Count(IsQuote) % 2 == 1;

    private bool IsNominal(int i, int from, int nouns)
    {
        if (!tokens[i].IsWord)
            return false;
        if (names[i])
            return i == from || !EndsBeforeName(i);
        var word = Word(i);
        if (PhraseWords.Is(word, "break") || PhraseWords.IsClass(word, "adverb") || IsDeterminer(i) || PhraseWords.Is(word, "time"))
            return false;
        if (word.EndsWith("ly", StringComparison.Ordinal) && !PhraseWords.Is(word, "adverbNot"))
            return false;
        return !IsVerbAt(i, from, nouns);
    }

    /// <summary>A lower-case noun followed by a name is two phrases unless the noun is a role: "the spy Chris Steele", but not "in attacks
    /// Moscow".</summary>
    private bool EndsBeforeName(int i) =>
        !names[i - 1]
        && !IsQuote(i - 1)
        && tokens[i - 1].IsWord
        && !IsAdjective(i - 1)
        && !IsParticiple(i - 1)
        && !PhraseWords.Is(PhraseWords.Singular(Word(i - 1)), "role")
        && !PhraseWords.Is(Word(i - 1), "former")
        && !tokens[i - 1].IsPossessive
        && !Word(i - 1).Contains('-', StringComparison.Ordinal);

    private bool IsVerbAt(int i, int from, int nouns)
    {
        var word = Word(i);
        var bare = i == from;
        var opened = bare && (IsDeterminer(i - 1) || (i > 0 && tokens[i - 1].IsPossessive));
        if (i > 0 && Word(i - 1) == "to" && PhraseWords.IsVerb(word) && !word.EndsWith("ing", StringComparison.Ordinal))
            return true;
        if (opened || (i > from && tokens[i - 1].IsPossessive))
            return false;
        if (IsPast(word))
            return (bare && IsName(i + 1))
                || nouns > 0
                || !(bare && MayOpen(i)) && !(i > from && (IsAdjective(i - 1) || IsParticiple(i - 1)));
        if (
            word.EndsWith("ing", StringComparison.Ordinal)
            && word.Length > 4
            && PhraseWords.HappeningOf(word) is null
            && (PhraseWords.IsVerb(PhraseWords.Base(word)) || (nouns > 0 && IsDeterminer(i + 1)))
        ) // "an attempt targeting the president": a participle whose object follows
            return true;
        if (i > from && !names[i - 1] && (IsAdjective(i - 1) || IsParticiple(i - 1)))
            return false;
        var form = PhraseWords.IsClass(word, "verb") ? word : PhraseWords.Singular(word);
        if (PhraseWords.IsClass(form, "verb") && PhraseWords.HappeningOf(form) is null)
            return true;
        // "peace plans" and "the leader plans to": a verb where an object, a clause or an infinitive follows
        return nouns > 0 && (PhraseWords.IsClass(form, "either") || PhraseWords.HappeningOf(form) is not null) && TakesObject(i + 1);
    }

    private bool MayOpen(int i) =>
        i == 0
        || IsQuote(i - 1)
        || (Is(i - 1, "break") && !PhraseWords.Is(Word(i - 1), "beforeVerb"))
        || Word(i - 1) is "," or ":" or "—" or "–";

    private bool TakesObject(int i) => IsDeterminer(i) || IsName(i) || Word(i) is "to" or "that" or "him" or "her" or "it" or "them";

    /// <summary>"Department of Justice", "president of the council", "bid to kill", "attempt on the president's life".</summary>
    private int Completed(int core)
    {
        var head = PhraseWords.Singular(Word(core - 1));
        if (Word(core) == "of" && (PhraseWords.Is(head, "role") || (names[core - 1] && PhraseWords.Is(head, "organisation"))))
        {
            var next = Word(core + 1) == "the" ? core + 2 : core + 1;
            var end = next;
            while (IsName(end) || (end > next && end < tokens.Length && IsName(end + 1) && Word(end) == "of"))
                end++;
            if (end > next)
                return end;
        }
        if (PolicyChange.IsNoun(head) && PolicyChange.LeadsToObject(Word(core)) && Next(core + 1) is { } changed)
            return changed.Core;
        var happening = PhraseWords.HappeningOf(head);
        if (happening is not ("light" or "generic"))
            return core;
        if (
            happening == "light"
            && Word(core) == "to"
            && core + 1 < tokens.Length
            && tokens[core + 1].IsWord
            && PhraseWords.IsVerb(Word(core + 1))
        )
            return core + 2;
        return Word(core) is "on" or "under" && Next(core + 1) is { } within ? within.Core : core;
    }
}

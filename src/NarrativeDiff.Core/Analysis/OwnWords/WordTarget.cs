using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.OwnWords;

/// <summary>Finds the words of a sentence that a judging word is about.</summary>
internal static class WordTarget
{
    /// <summary>Farther than this from a subject, a verb has lost it.</summary>
    private const int MaxSubjectDistance = 25;

    /// <returns>Phrases that may be meant, likeliest first: what an adjective stands before, whose thing it is, who acts.</returns>
    public static ImmutableArray<TextSpan> Of(string text, TextSpan sentence, TextSpan word)
    {
        var tagged = TaggedSentence.Of(text, sentence);
        var (first, last) = TokensOf(tagged, word);
        if (first < 0)
            return [];
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        // "the reckless plan": the plan alone, whoever has made it
        var isAttributive = false;
        if (tagged.PhraseAt(last) is { } phrase && tagged.Tokens[last].Part != Part.Verb)
        {
            isAttributive = last < phrase.Head;
            if (isAttributive)
                found.Add(tagged.SpanOf(Math.Min(last + 1, phrase.Head), phrase.Head));
            if (Owner(tagged, phrase) is { } owner)
                found.Add(owner);
            if (Completion(tagged, phrase) is { } whose)
                found.Add(whose);
        }
        if (!isAttributive && SubjectBefore(tagged, first) is { } subject)
            found.Add(subject);
        return found.ToImmutable();
    }

    private static (int First, int Last) TokensOf(TaggedSentence tagged, TextSpan word)
    {
        var (first, last) = (-1, -1);
        for (var i = 0; i < tagged.Tokens.Length; i++)
            if (tagged.Tokens[i].Span.Overlaps(word))
                (first, last) = (first < 0 ? i : first, i);
        return (first, last);
    }

    /// <summary>"Berg" of "Berg's obsession".</summary>
    private static TextSpan? Owner(TaggedSentence tagged, NounPhrase phrase)
    {
        for (var i = phrase.First + 1; i <= phrase.Head; i++)
            if (tagged.Tokens[i].Part == Part.Possessive)
                return tagged.SpanOf(phrase.First, i - 1);
        return null;
    }

    /// <summary>"the plan" of "a scathing attack on the plan".</summary>
    private static TextSpan? Completion(TaggedSentence tagged, NounPhrase phrase)
    {
        var at = phrase.Last + 1;
        return
            at + 1 < tagged.Tokens.Length
            && tagged.Tokens[at].Word is "of" or "on" or "against" or "over" or "for" or "at" or "by"
            && tagged.PhraseAt(at + 1) is { } next
            ? tagged.SpanOf(next.First, next.Last)
            : null;
    }

    /// <summary>The nearest noun phrase before it that depends on no preposition.</summary>
    private static TextSpan? SubjectBefore(TaggedSentence tagged, int at)
    {
        for (var i = tagged.NounPhrases.Length - 1; i >= 0; i--)
        {
            var phrase = tagged.NounPhrases[i];
            if (phrase.Last >= at)
                continue;
            if (at - phrase.Last > MaxSubjectDistance)
                return null;
            if (phrase.First == 0 || tagged.Tokens[phrase.First - 1].Part is not Part.Preposition && !IsObject(tagged, phrase))
                return tagged.SpanOf(phrase.First, phrase.Last);
        }
        return null;
    }

    /// <summary>A verb stands right before it.</summary>
    private static bool IsObject(TaggedSentence tagged, NounPhrase phrase) => tagged.Tokens[phrase.First - 1].Part == Part.Verb;
}

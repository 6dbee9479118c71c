using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Agency;

/// <summary>How a happening is reported with regard to who did it.</summary>
internal enum AgentRealization
{
    /// <summary>"The guards shot two men", "two men were shot by the guards".</summary>
    WithAgent,

    /// <summary>"Two men were shot".</summary>
    AgentlessPassive,

    /// <summary>"Two men died", "an explosion occurred".</summary>
    Happening,
}

/// <summary>An event in a clause: what it is, the words that report it, who did it.</summary>
/// <param name="Kind">The verb's lemma, and the kind of happening where <c>agency.tsv</c> knows it.</param>
/// <param name="Span">In the field.</param>
/// <param name="Agent">In the field; null unless reported with its agent.</param>
/// <param name="AgentHead">Lower-cased head of the agent.</param>
internal sealed record EventMention(
    ImmutableArray<string> Kind,
    AgentRealization Realization,
    TextSpan Span,
    TextSpan? Agent,
    string? AgentHead
)
{
    private const int ByWithin = 7;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Lexicon = Text.Lexicon.Kinds("agency.tsv", "Analysis.Agency");

    /// <summary>Found guilty, sentenced, arrested: courts and police do it, who need not be named.</summary>
    public bool IsOffice => Realization == AgentRealization.AgentlessPassive && Kind.Any(Lexicon["office"].Contains);

    /// <summary>A choice that somebody made: what was chosen stands in a clause behind it, reported in other words elsewhere.</summary>
    public bool IsDecision => Kind.Any(Lexicon["decide"].Contains);

    /// <returns>In reading order.</returns>
    public static ImmutableArray<EventMention> In(ArticleText text, TextField field, TextSpan unit) =>
        text.Derived.At(text, field, unit, static (text, field, unit) => new EventMentions(Read(text, field, unit))).All;

    private sealed record EventMentions(ImmutableArray<EventMention> All);

    private static ImmutableArray<EventMention> Read(ArticleText text, TextField field, TextSpan unit)
    {
        var sentence = TaggedSentence.Of(text.TextOf(field), unit);
        var deeds = ImmutableArray.CreateBuilder<EventMention>();
        for (var i = 0; i < sentence.Tokens.Length; i++)
            if (sentence.Tokens[i].Part == Part.Verb && MentionAt(sentence, i) is { } deed)
                deeds.Add(deed);
        return deeds.DrainToImmutable();
    }

    private static EventMention? MentionAt(TaggedSentence sentence, int verb)
    {
        var token = sentence.Tokens[verb];
        // "Was announced" hides no doer that a reader would miss.
        if (sentence.IsNegated(verb) || CueLexicon.Verb(token.Lemma)?.Classes.Contains("speech") == true)
            return null;
        if (sentence.IsPassive(verb))
            return By(sentence, verb) is { } by
                ? With(sentence, verb, by)
                : new EventMention(
                    Kinds(token.Lemma, "doing"),
                    AgentRealization.AgentlessPassive,
                    sentence.SpanOf(sentence.GroupStart(verb), verb),
                    null,
                    null
                );
        if (Happens(sentence, verb) is { } happening)
            return happening;
        return token.IsFinite && (HasObject(sentence, verb) || HasComplement(sentence, verb)) && Subject(sentence, verb) is { } subject
            ? With(sentence, verb, subject)
            : null;
    }

    private static EventMention? With(TaggedSentence sentence, int verb, NounPhrase agent)
    {
        var head = sentence.Tokens[agent.Head];
        return head.Part is not (Part.Noun or Part.Name) || Lexicon["any"].Contains(head.Lemma)
            ? null
            : new EventMention(
                Kinds(sentence.Tokens[verb].Lemma, "doing"),
                AgentRealization.WithAgent,
                sentence.Tokens[verb].Span,
                sentence.SpanOf(agent.First, agent.Last),
                head.Word
            );
    }

    /// <summary>"died"; "an explosion occurred", "the shooting took place".</summary>
    private static EventMention? Happens(TaggedSentence sentence, int verb)
    {
        var lemma = sentence.Tokens[verb].Lemma;
        var subject = Subject(sentence, verb);
        if (
            Lexicon["occur"].Contains(lemma)
            || (Lexicon["place"].Contains(lemma) && verb + 1 < sentence.Tokens.Length && sentence.Tokens[verb + 1].Word == "place")
        )
            return subject is { } noun && Kinds(sentence.Tokens[noun.Head].Lemma, "noun") is { Length: > 1 } kinds
                ? new EventMention(kinds, AgentRealization.Happening, sentence.SpanOf(noun.First, verb), null, null)
                : null;
        return Kinds(lemma, "happening") is { Length: > 1 } reported && !HasObject(sentence, verb)
            ? new EventMention(reported, AgentRealization.Happening, sentence.Tokens[verb].Span, null, null)
            : null;
    }

    private static ImmutableArray<string> Kinds(string lemma, string role) =>
        [
            lemma,
            .. Lexicon
                .Where(entry => entry.Key.StartsWith(role + ".", StringComparison.Ordinal) && entry.Value.Contains(lemma))
                .Select(entry => "of " + entry.Key[(role.Length + 1)..])
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>"They decided that …", "they voted to …".</summary>
    private static bool HasComplement(TaggedSentence sentence, int verb) =>
        Lexicon["decide"].Contains(sentence.Tokens[verb].Lemma)
        && verb + 1 < sentence.Tokens.Length
        && sentence.Tokens[verb + 1]
            is { Part: Part.Subordinator or Part.Infinitive }
                or { Word: "that" or "to" or "against" or "on" or "not" };

    private static bool HasObject(TaggedSentence sentence, int verb)
    {
        var next = verb + 1;
        while (next < sentence.Tokens.Length && sentence.Tokens[next].Part == Part.Adverb)
            next++;
        return next < sentence.Tokens.Length && sentence.PhraseAt(next) is { } phrase && phrase.First == next;
    }

    /// <summary>The noun phrase right before the verb group, or before a relative pronoun there.</summary>
    private static NounPhrase? Subject(TaggedSentence sentence, int verb)
    {
        var before = sentence.GroupStart(verb) - 1;
        if (before > 0 && sentence.Tokens[before].Word is "who" or "which" or "that")
            before--;
        return before >= 0 ? sentence.PhraseAt(before) : null;
    }

    private static NounPhrase? By(TaggedSentence sentence, int verb)
    {
        for (var at = verb + 1; at < Math.Min(sentence.Tokens.Length - 1, verb + ByWithin); at++)
            if (sentence.Tokens[at].Word == "by" && sentence.PhraseAt(at + 1) is { } phrase && phrase.First == at + 1)
                return phrase;
        return null;
    }
}

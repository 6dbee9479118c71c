using System.Collections.Immutable;

namespace NarrativeDiff.Core.Language;

/// <summary>Finds base noun phrases: a determiner and modifiers up to the last noun of a run.</summary>
internal static class Phrases
{
    public static ImmutableArray<NounPhrase> In(ImmutableArray<Token> tokens)
    {
        var found = ImmutableArray.CreateBuilder<NounPhrase>();
        for (var at = 0; at < tokens.Length;)
        {
            var (end, head) = Run(tokens, at);
            if (head >= 0)
                found.Add(new NounPhrase(at, head, head));
            at = Math.Max(at + 1, head >= 0 ? head + 1 : end);
        }
        return found.DrainToImmutable();
    }

    private static (int End, int Head) Run(ImmutableArray<Token> tokens, int start)
    {
        if (tokens[start].Part == Part.Pronoun)
            return (start + 1, start);
        var (at, head) = (start, -1);
        for (; at < tokens.Length && Belongs(tokens, at, start, head); at++)
            if (tokens[at].Part is Part.Noun or Part.Name)
                head = at;
            else if (tokens[at].Part == Part.Determiner && at > start && tokens[at - 1].Part is Part.Noun or Part.Name)
                return (at, head);
        return (at, head >= 0 ? head : at > start && tokens[at - 1].Part == Part.Number ? at - 1 : -1);
    }

    private static bool Belongs(ImmutableArray<Token> tokens, int at, int start, int head) => tokens[at].Part switch
    {
        Part.Noun or Part.Name or Part.Number => true,
        Part.Possessive => head == at - 1 && at > start,
        Part.Adjective => head < 0 || tokens[at - 1].Part != Part.Pronoun && at + 1 < tokens.Length && tokens[at + 1].Part is Part.Noun or Part.Name or Part.Adjective,
        Part.Determiner => at == start || tokens[at - 1].Part is Part.Determiner,
        Part.Adverb => at > start && at + 1 < tokens.Length && tokens[at + 1].Part == Part.Adjective && head < 0,
        // "Sen. Smith", "St. Mary": the full stop of an abbreviated title
        Part.Punctuation => tokens[at].Word == "." && at > start && at + 1 < tokens.Length && tokens[at - 1].Part is Part.Name or Part.Noun && tokens[at + 1].Part == Part.Name && tokens[at - 1].Span.Length <= 5,
        _ => false,
    };
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Differences.Labels;

/// <summary>Whose voice a mention is in: the outlet's own, a source's as reported, or within quotation marks.</summary>
internal sealed class LabelVoices(ImmutableArray<Witness> witnesses, ImmutableArray<ReadSentence> sentences)
{
    private readonly Dictionary<(int, int, int), ReadSentence> places = sentences.ToDictionary(s => (s.Place.Witness, s.Place.Version, s.Place.Sentence));

    public string Of(Mention mention)
    {
        var place = mention.Place;
        var text = witnesses[place.Witness].Versions[place.Version].Text;
        if (text.QuotationsIn(place.Field).Any(quoted => quoted.Overlaps(place.Span)))
            return "quoted";
        return IsReported(places[(place.Witness, place.Version, place.Sentence)], mention) ? "attributed" : "outlet";
    }

    /// <summary>After a reporting verb, or before ", she said" at the end.</summary>
    private static bool IsReported(ReadSentence sentence, Mention mention)
    {
        for (var i = 1; i < sentence.Tokens.Length; i++)
        {
            if (!PhraseWords.Is(sentence.Tokens[i].Word, "reporting") && !(sentence.Tokens[i].Word == "to" && sentence.Tokens[i - 1].Word == "according"))
                continue;
            var closing = i + 8 >= sentence.Tokens.Length && sentence.Tokens.Take(i).Any(token => token.Word == ",");
            if (mention.Tokens.Start > i ? !closing : closing && mention.Tokens.End < sentence.Tokens.ToList().FindLastIndex(i, token => token.Word == ","))
                return true;
        }
        return false;
    }
}

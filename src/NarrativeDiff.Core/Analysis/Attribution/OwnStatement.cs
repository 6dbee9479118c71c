using System.Collections.Frozen;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Whether an article is itself what somebody has to say: a press service's statement, a speech, an open letter. No outlet speaks
/// in it.</summary>
/// <remarks>
/// Reported by the first person outside quotation marks where nobody else is reported to say anything: in two sentences, or in one under a
/// headline that names
/// a paper ("Statement by …"). An opinion column is its author's in the same way. Shorter texts than three sentences say too little.
/// </remarks>
internal static class OwnStatement
{
    private const int FewestSentences = 3;

    private const int FewestInFirstPerson = 2;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Lexicon.Kinds("own-statement.tsv", "Analysis.Attribution");

    public static bool Is(ArticleText text) => text.Derived.Of(text, static text => new Answer(Read(text))).IsOwn;

    private sealed record Answer(bool IsOwn);

    private static bool Read(ArticleText text)
    {
        var body = text.Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null }).ToArray();
        if (body.Length < FewestSentences)
            return false;
        var own = body.Count(sentence => IsInFirstPerson(text, sentence));
        return own > 0
            && (own >= FewestInFirstPerson || NamesPaper(text))
            && !Voices.Of(text).In(TextField.Body).Any(attributed => IsOthers(text, attributed));
    }

    private static bool IsInFirstPerson(ArticleText text, Sentence sentence)
    {
        var words = text.TextOf(sentence);
        return Chunker
            .Chunk(words)
            .Any(chunk =>
                IsFirstPerson(chunk.Span.Of(words))
                && !QuotedSpans.Covers(text.QuotationsIn(TextField.Body), sentence.Span.Start + chunk.Span.Start)
            );
    }

    /// <summary>"We", "we've".</summary>
    private static bool IsFirstPerson(string word) => Kinds["first-person"].Contains(word.Split('\'', '’')[0]);

    /// <summary>"Statement by the harbour office", "Address of the chairwoman".</summary>
    private static bool NamesPaper(ArticleText text)
    {
        var words = Chunker
            .Chunk(text.Headline)
            .Where(chunk => chunk.Kind == ChunkKind.Word)
            .Select(chunk => chunk.Span.Of(text.Headline))
            .ToArray();
        return words.Zip(words.Skip(1)).Any(pair => Kinds["paper"].Contains(pair.First) && Kinds["giver"].Contains(pair.Second));
    }

    /// <summary>Somebody other than the writer is reported to have said it.</summary>
    private static bool IsOthers(ArticleText text, Attributed attributed) =>
        attributed.Source is { } source && !IsFirstPerson(source.Of(text.Body)) && attributed.IsSaid;
}

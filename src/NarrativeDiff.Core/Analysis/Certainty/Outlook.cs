using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Certainty;

/// <summary>How likely an article calls something that has not happened yet.</summary>
internal enum Likelihood
{
    Impossible,
    Unlikely,
    Open,
    Likely,
    Certain,
}

/// <summary>Words of a sentence that say how likely its matter is.</summary>
/// <param name="Sentence">Index of the sentence.</param>
internal readonly record struct Outlook(int Sentence, TextSpan Cue, Likelihood Likelihood)
{
    private static readonly PhraseTable<Likelihood> Table = new(
        from line in Lexicon.Lines("outlook.tsv", "Analysis.Certainty")
        let cells = line.Split('\t')
        from word in cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (word.Replace('_', ' '), Enum.Parse<Likelihood>(cells[0], true))
    );

    /// <returns>In reading order, one a sentence: the first.</returns>
    public static ImmutableArray<Outlook> In(ArticleText text) => text.Derived.Of(text, static text => new Found([.. Read(text)])).All;

    private sealed record Found(ImmutableArray<Outlook> All);

    private static IEnumerable<Outlook> Read(ArticleText text)
    {
        foreach (var sentence in text.Sentences)
            if (
                sentence.Excluded is null
                && !IsQuestion(text, sentence)
                && Table.Find(LexicalToken.Of(text.TextOf(sentence.Field), sentence.Span)).ToArray() is { Length: > 0 } hits
            )
                yield return new Outlook(sentence.Index, hits[0].Span, hits[0].Value);
    }

    /// <summary>A question leaves open what its words say.</summary>
    private static bool IsQuestion(ArticleText text, Sentence sentence) => text.TextOf(sentence).TrimEnd('”', '"', '’', ' ').EndsWith('?');
}

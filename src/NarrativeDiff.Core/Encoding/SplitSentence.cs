using System.Collections.Immutable;

namespace NarrativeDiff.Core.Encoding;

/// <summary>A sentence as it is encoded: with the clauses whose vectors are asked for beside its own.</summary>
/// <param name="Text">Made ready for matching.</param>
/// <param name="Clauses">In reading order; empty where the sentence is not split.</param>
public sealed record SplitSentence(string Text, ImmutableArray<string> Clauses)
{
    /// <summary>Sentences of one key have the same vectors; that of a sentence which is not split is its text.</summary>
    public string Key { get; } = Clauses.IsEmpty ? Text : string.Join('\u001f', [Text, .. Clauses]);

    public static SplitSentence Whole(string text) => new(text, []);

    /// <summary>Its vectors by an encoder that reads no clause off a sentence: each clause as a text of its own.</summary>
    public static IReadOnlyList<ImmutableArray<float[]>> EncodedApart(ISentenceEncoder encoder, IReadOnlyList<SplitSentence> sentences)
    {
        var vectors = encoder.Encode([.. sentences.SelectMany(sentence => sentence.Clauses.Prepend(sentence.Text))]);
        var (all, next) = (new ImmutableArray<float[]>[sentences.Count], 0);
        for (var i = 0; i < all.Length; i++)
            all[i] = [.. Enumerable.Range(0, 1 + sentences[i].Clauses.Length).Select(_ => vectors[next++])];
        return all;
    }

    public bool Equals(SplitSentence? other) => other?.Key == Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}

using System.Collections.Immutable;
using System.Diagnostics;
using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Benchmarks.Day;

/// <summary>An encoder, with how much was asked of it and how long it was at it.</summary>
internal sealed class WatchedEncoder(ISentenceEncoder encoder) : ISentenceEncoder
{
    private WatchedEncoder? _wording;
    private long _texts;
    private long _characters;
    private long _ticks;

    public string Model => encoder.Model;

    public int Dimensions => encoder.Dimensions;

    /// <summary>Asked for the sentences whose wording is reported; counted by itself.</summary>
    public ISentenceEncoder Wording => _wording ??= encoder.Wording == encoder ? this : new WatchedEncoder(encoder.Wording);

    public long Texts => Volatile.Read(ref _texts);

    public long Characters => Volatile.Read(ref _characters);

    /// <summary>All calls together; calls beside each other count each.</summary>
    public TimeSpan Time => Stopwatch.GetElapsedTime(0, Volatile.Read(ref _ticks));

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts) => Watched(() => encoder.Encode(texts), texts);

    public IReadOnlyList<ImmutableArray<float[]>> EncodeSplit(IReadOnlyList<SplitSentence> sentences) =>
        Watched(() => encoder.EncodeSplit(sentences), [.. sentences.Select(sentence => sentence.Text)]);

    private T Watched<T>(Func<T> encode, IReadOnlyCollection<string> texts)
    {
        var began = Stopwatch.GetTimestamp();
        var vectors = encode();
        Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp() - began);
        Interlocked.Add(ref _texts, texts.Count);
        Interlocked.Add(ref _characters, texts.Sum(text => (long)text.Length));
        return vectors;
    }
}

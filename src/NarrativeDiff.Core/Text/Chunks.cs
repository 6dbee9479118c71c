namespace NarrativeDiff.Core.Text;

/// <summary>The chunks of a text one after the other, for whoever looks at each once: they are cut as they are asked for and gathered
/// nowhere.</summary>
internal readonly struct Chunks(string text)
{
    public Enumerator GetEnumerator() => new(text);

    internal struct Enumerator(string text)
    {
        public Chunk Current { get; private set; }

        public bool MoveNext()
        {
            var at = Current.Span.End;
            if (at == text.Length)
                return false;
            Current = Chunker.At(text, at);
            return true;
        }
    }
}

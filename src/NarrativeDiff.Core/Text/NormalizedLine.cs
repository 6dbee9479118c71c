using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>A line as its words read, whatever spaces a layout put between them: runs of white space and no-break spaces are one space, and
/// each place leads back to the line.</summary>
internal readonly struct NormalizedLine
{
    private readonly int[]? _places;

    private NormalizedLine(string text, int[]? places) => (Text, _places) = (text, places);

    public string Text { get; }

    public static NormalizedLine Of(string line)
    {
        if (IsEven(line))
            return new(line, null);
        var (even, places, length) = (new char[line.Length], new int[line.Length + 1], 0);
        for (var i = 0; i < line.Length; i++)
        {
            var isSpace = char.IsWhiteSpace(line[i]);
            if (isSpace && length > 0 && even[length - 1] == ' ')
                continue;
            (even[length], places[length]) = (isSpace ? ' ' : line[i], i);
            length++;
        }
        places[length] = line.Length;
        return new(new string(even, 0, length), places);
    }

    /// <param name="place">In <see cref="Text"/>, its end included.</param>
    /// <returns>The place in the line.</returns>
    public int InLine(int place) => _places is null ? place : _places[place];

    public TextSpan InLine(TextSpan span) => TextSpan.FromBounds(InLine(span.Start), InLine(span.End));

    private static bool IsEven(string line)
    {
        for (var i = 0; i < line.Length; i++)
            if (char.IsWhiteSpace(line[i]) && (line[i] != ' ' || (i > 0 && line[i - 1] == ' ')))
                return false;
        return true;
    }
}

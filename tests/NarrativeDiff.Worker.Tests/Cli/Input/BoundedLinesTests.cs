using System.Text;
using CsCheck;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Lines as bytes, of whatever length and however the stream is cut.</summary>
public sealed class BoundedLinesTests
{
    [Fact]
    public void Gives_every_line_with_its_number_whatever_its_length() =>
        Gen.Int[0, 200_000]
            .Select(length => new string('x', length))
            .Array[0, 6]
            .Sample(lines => Of(string.Join('\n', lines), 1_000_000).SequenceEqual(Expected(lines)), iter: 60);

    [Fact]
    public void Keeps_one_byte_more_than_the_limit_of_a_longer_line()
    {
        Assert.Equal([(1, "abcd"), (2, "abc"), (3, "")], Of("abcdefgh\nabc\n\n", 3));
    }

    private static List<(int, string)> Expected(string[] lines)
    {
        var expected = lines.Select((line, i) => (i + 1, line)).ToList();
        if (expected.Count > 0 && expected[^1].line.Length == 0)
            expected.RemoveAt(expected.Count - 1);
        return [.. expected.Select(line => (line.Item1, line.line))];
    }

    private static List<(int, string)> Of(string text, int limit)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. BoundedLines.Of(stream, limit).Select(line => (line.Number, Encoding.UTF8.GetString(line.Bytes.Span)))];
    }
}

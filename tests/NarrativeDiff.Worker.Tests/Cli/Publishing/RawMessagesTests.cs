using NarrativeDiff.Worker.Cli.Input;

namespace NarrativeDiff.Worker.Cli.Publishing;

/// <summary>What <c>publish</c> sends for each kind of file.</summary>
public sealed class RawMessagesTests
{
    [Theory]
    [InlineData("one.json", "{\"a\":1}", "one.json {\"a\":1}")]
    [InlineData("several.json", "[{\"a\":1}, {\"a\":2}]", "several.json[0] {\"a\":1}; several.json[1] {\"a\":2}")]
    [InlineData("broken.json", "[{\"a\":1}", "broken.json [{\"a\":1}")]
    [InlineData("lines.jsonl", "{\"a\":1}\n\nbroken\n", "lines.jsonl:1 {\"a\":1}; lines.jsonl:3 broken")]
    public void Sends_each_article_as_its_own_bytes(string name, string content, string expected)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, name), content);
            var messages = RawMessages.Read([folder], new InputOptions(), out var faults, out _);
            Assert.Empty(faults);
            Assert.Equal(
                expected,
                string.Join(
                    "; ",
                    messages.Select(message => $"{Path.GetFileName(message.Source)} {System.Text.Encoding.UTF8.GetString(message.Body)}")
                )
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

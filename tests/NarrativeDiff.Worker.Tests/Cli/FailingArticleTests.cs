using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Cli;

/// <summary>One article that fails takes no other down.</summary>
public sealed class FailingArticleTests
{
    [Fact]
    public void It_is_named_in_one_line_and_the_rest_goes_on()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var failing = new FailingArticle(error);
        ArticleKey[] keys = [new(new("anvil"), "a"), new(new("beacon"), "b\u001b[31m"), new(new("courier"), "c")];

        var done = keys.Select(key =>
                failing.Try(key, "analysed", () => key.Outlet.Value == "beacon" ? throw new OverflowException("too much") : key.ArticleId)
            )
            .OfType<string>()
            .ToArray();

        Assert.Equal(["a", "c"], done);
        Assert.True(failing.Any);
        var line = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: beacon b", line, StringComparison.Ordinal);
        Assert.EndsWith("could not be analysed and is left out: OverflowException: too much", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', line);
    }
}

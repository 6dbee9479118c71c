using System.Text;
using NarrativeDiff.Worker.Cli.Input.Files;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>What is read from files and folders, and what is said of the rest.</summary>
public sealed class InputFilesTests : IDisposable
{
    private static readonly string Good = Articles.MillFire()[0];
    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_a_JSON_object_an_array_and_lines_with_blank_ones_between()
    {
        _folder.Write("1.json", Some.Message("articleId", "\"object\""));
        _folder.Write("2.json", $"\uFEFF [\n{Some.Message("articleId", "\"first\"")},\n{Some.Message("articleId", "\"second\"")} ]\n");
        _folder.Write("3.jsonl", $"\uFEFF{Some.Message("articleId", "\"line 1\"")}\r\n\r\n   \n{Some.Message("articleId", "\"line 4\"")}");

        Assert.Equal(["object", "first", "second", "line 1", "line 4"], Ids(Read()));
    }

    [Fact]
    public void Reads_a_folder_in_ordinal_order_with_all_below_it_and_each_file_once()
    {
        foreach (var name in new[] { "b.json", "a/z.json", "a/b/c.json", "B.json", "notes.md", "a.json" })
            _folder.Write(name, Some.Message("articleId", $"\"{name}\""));

        Assert.Equal(
            ["B.json", "a.json", "a/b/c.json", "a/z.json", "b.json"],
            Ids(Read(_folder.Root, _folder.Of("b.json"), _folder.Of("a")))
        );
    }

    [Theory]
    [InlineData("no-such.json", null, "no-such.json: no such file or folder; check the path")]
    [InlineData(
        "article.pdf",
        "%PDF",
        "article.pdf: files of this kind are not read; give .json, .jsonl, .txt, .html, .htm, .xhtml, .mhtml, .mht, .csv"
    )]
    [InlineData("a.json", "", "a.json: the message is empty; send a JSON object")]
    [InlineData("a.json", "[]", "a.json: the array is empty; nothing to read")]
    [InlineData("a.json", "[{\"outlet\":\"x\"", "a.json:1: $[0]: the JSON is malformed here; nothing after it was read")]
    [InlineData("a.json", "[] x", "a.json:1: $[0]: the JSON is malformed here")]
    [InlineData("a.json", "\n\n{\"outlet\":\"x\"}", "a.json:3: $.articleId: articleId is missing; send articleId or url")]
    [InlineData("a.json", "[\n1,\n{\"outlet\":\"x\"}]", "a.json:2: $[0]: the message is JSON but a number")]
    [InlineData("a.json", "[\n1,\n{\"outlet\":\"x\"}]", "a.json:3: $[1].articleId: articleId is missing")]
    [InlineData("a.jsonl", "\n\n{\"outlet\":", "a.jsonl:3: $.outlet: not JSON")]
    [InlineData("a.jsonl", "{}", "a.jsonl:1: $.outlet: outlet is missing; name the outlet by its stable id")]
    [InlineData("a.txt", "  \n \n", "a.txt: the file is empty; write the headline on the first line and the body below")]
    [InlineData("a.txt", "Mill burns", "a.txt:1: there is a headline and no body; write the body below the first line")]
    [InlineData("a.txt", "Mill burns\n\n  \n", "a.txt: $.body: body has no text")]
    [InlineData("a.html", "<p>The mill burnt.</p>", "a.html: no headline; give the page a title or an h1")]
    [InlineData("a.html", "<title>Mill burns</title><script>1</script>", "a.html: $.body: body has no text")]
    public void Names_file_line_field_and_remedy(string name, string? text, string words)
    {
        if (text is not null)
            _folder.Write(name, text);

        var read = Read(_folder.Of(name));

        Assert.Empty(read.Articles);
        Assert.Contains(read.Faults, fault => fault.ToString().StartsWith(_folder.Of(words), StringComparison.Ordinal));
    }

    [Fact]
    public void Says_so_where_a_folder_holds_nothing_of_ours()
    {
        _folder.Write("notes.md", "# Notes");

        Assert.Equal(
            $"{_folder.Root}: the folder holds no .json, .jsonl, .txt, .html, .htm, .xhtml, .mhtml, .mht, .csv, "
                + $".tsv, .xml, .rss, .rdf, .atom, .warc, .warc.gz, .wacz, .docx file",
            Assert.Single(Read().Faults).ToString()
        );
    }

    [Fact]
    public void Reads_on_after_a_broken_line()
    {
        _folder.Write("a.jsonl", string.Join('\n', Good, "{", Articles.MillFire()[1], "{\"outlet\":1}", Articles.MillFire()[2]));

        var read = Read();

        Assert.Equal(["a1", "b1", "c1"], Ids(read));
        Assert.Equal([2, 4], read.Faults.Select(fault => fault.Line!.Value));
    }

    [Fact]
    public void Reads_on_after_a_line_over_the_limit_and_never_cuts_one()
    {
        var limits = new InputOptions { Limits = new() { MaxMessageBytes = 1_000 } };
        _folder.Write("a.jsonl", string.Join('\n', Some.Message("body", $"\"{new string('x', 500_000)}\""), Good));

        var read = InputFiles.Read([_folder.Root], limits, cancel: TestContext.Current.CancellationToken);

        Assert.Equal(["a1"], Ids(read));
        Assert.Contains("the limit is 1000; send a shorter body", Assert.Single(read.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_JSON_file_and_a_text_over_their_limits()
    {
        _folder.Write("a.json", $"[{Good}]");
        _folder.Write("b.txt", $"Mill burns\n{new string('x', 2_000)}");

        var read = InputFiles.Read(
            [_folder.Root],
            new()
            {
                MaxJsonBytes = 100,
                Limits = new() { MaxMessageBytes = 1_000 },
            },
            cancel: TestContext.Current.CancellationToken
        );

        Assert.Empty(read.Articles);
        Assert.Contains("the limit is 100; write it as .jsonl, one article a line", read.Faults[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("the file has 2011 bytes, the limit is 1000", read.Faults[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_text_that_is_not_UTF_8()
    {
        var file = _folder.Write("a.txt", Encoding.Latin1.GetBytes("Café burns\nThe café burnt."));

        Assert.Equal($"{file}: the file is not valid UTF-8; save it as UTF-8", Assert.Single(Read().Faults).ToString());
    }

    [Fact]
    public void Shows_no_control_character_of_a_file()
    {
        _folder.Write("a.jsonl", Some.Message("bodyType", "\"\\u001b[2J\\u0007\""));

        Assert.DoesNotContain(Assert.Single(Read().Faults).ToString(), char.IsControl);
    }

    [Fact]
    public void Reports_guesses_once_and_cuts_a_long_list_of_faults_without_hiding_its_length()
    {
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
            _folder.Write(name, "Mill burns\nThe mill burnt.");
        _folder.Write("z.jsonl", string.Concat(Enumerable.Repeat("{}\n", 150)));
        using var error = new StringWriter { NewLine = "\n" };

        Read().WriteTo(error);

        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2 + 100 + 1, lines.Length);
        Assert.StartsWith($"note: {_folder.Of("a.txt")} (and 2 more) names no outlet", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            $"note: {_folder.Of("a.txt")} (and 2 more) has no time of publication, so nothing is said of who was first",
            lines[1],
            StringComparison.Ordinal
        );
        Assert.Equal("error: and 50 more", lines[^1]);
    }

    private ArticleInput Read(params string[] paths) => InputFiles.Read(paths.Length == 0 ? [_folder.Root] : paths, new());

    private static IEnumerable<string> Ids(ArticleInput read) => read.Articles.Select(article => article.Key.ArticleId);
}

using System.Numerics.Tensors;
using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Embeddings;

/// <summary>What the bundled model's vectors must hold for any text, alone or in company.</summary>
public sealed class OnnxSentenceEncoderTests(SharedEncoder shared)
{
    /// <summary>How far the length of a vector of 8 bits a number is from one.</summary>
    private const double Rounded = 0.001;

    private readonly OnnxSentenceEncoder _encoder = shared.Encoder;

    [Fact]
    public void Names_the_model_and_the_checksum_of_its_file()
    {
        Assert.Equal("all-MiniLM-L6-v2 int8 sha256:eb2f63445ca473d925bd27ff9315cf86479079eafd94de4485d7a5dc897a35d5", _encoder.Model);
        Assert.Equal(384, _encoder.Dimensions);
    }

    [Theory]
    [InlineData(
        "The ferry sank off the northern coast on Sunday.",
        "A passenger boat went down near the north shore at the weekend.",
        "Bakers raised the price of bread for the third time."
    )]
    [InlineData(
        "The minister resigned after the audit.",
        "Following the audit, the minister stepped down.",
        "The goalkeeper saved two penalties."
    )]
    [InlineData(
        "Police arrested four men over the bank raid.",
        "Four suspects were detained in connection with the robbery.",
        "Snow closed the mountain pass."
    )]
    public void Ranks_a_paraphrase_above_another_subject(string sentence, string paraphrase, string other)
    {
        var vectors = _encoder.Encode([sentence, paraphrase, other]);
        Assert.InRange(Cosine(vectors[0], vectors[1]), 0.5, 1.0);
        Assert.InRange(Cosine(vectors[0], vectors[2]), -0.3, 0.3);
    }

    [Fact]
    public void Agrees_with_the_published_model_on_a_known_pair()
    {
        // The example pair of the sentence-transformers documentation, and the similarity it prints for this model.
        var vectors = _encoder.Encode(["The weather is lovely today.", "It's so sunny outside!"]);
        Assert.Equal(0.6660, Cosine(vectors[0], vectors[1]), 0.01);
    }

    [Fact]
    public void Gives_every_text_a_vector_of_length_one()
    {
        Assert.All(
            _encoder.Encode(Some.Sentences(40, 60)),
            vector =>
            {
                Assert.Equal(384, vector.Length);
                Assert.Equal(1.0, TensorPrimitives.Norm<float>(vector), Rounded);
            }
        );
    }

    [Fact]
    public void Gives_the_same_bits_alone_in_any_company_and_in_any_order()
    {
        var texts = Some.Sentences(160, 90);
        var alone = texts.Select(text => _encoder.Encode([text])[0]).ToArray();
        var together = _encoder.Encode(texts);
        var reversed = _encoder.Encode([.. texts.Reverse()]).Reverse().ToArray();
        var thrice = _encoder.Encode([.. texts.Take(50), .. texts.Skip(10), .. texts.Take(7)]).Skip(40).Take(160).ToArray();
        Assert.Equal(texts.Length, together.Count);
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.Equal(alone[i], together[i]);
            Assert.Equal(alone[i], reversed[i]);
            if (i >= 10)
                Assert.Equal(alone[i], thrice[i]);
        }
    }

    [Fact]
    public void What_a_text_is_filled_up_with_counts_for_nothing()
    {
        var folder = ModelFolder.Open(BundledModel.Folder());
        using var model = new OnnxModel(folder);
        long[][] tokens = [new WordPieces(folder).Of("The ferry sank off the northern coast on Sunday.")];
        float[][] bare =

            [
                [],
            ],
            filled =

            [
                [],
            ];
        model.Encode(new TokenBatch(tokens[0].Length, [0]), new EncodedTexts(tokens) { Meanings = bare });
        model.Encode(new TokenBatch(tokens[0].Length + 7, [0]), new EncodedTexts(tokens) { Meanings = filled });
        // To the bit on the processors tried; that much is not asked of every kernel.
        Assert.Equal(1, Cosine(bare[0], filled[0]), 2 * Rounded);
    }

    [Fact]
    public void A_clause_is_read_off_the_run_of_its_sentence()
    {
        string[] clauses = ["The ferry sank off the northern coast on Sunday,", "and all 40 people on board were rescued."];
        SplitSentence sentence = new($"{clauses[0]} {clauses[1]}", [.. clauses]),
            other = SplitSentence.Whole("Traffic over the bridge has stopped.");
        var vectors = _encoder.EncodeSplit([other, sentence, sentence]);
        Assert.Equal([1, 3, 3], vectors.Select(each => each.Length));
        Assert.Equal([_encoder.Encode([other.Text])[0], _encoder.Encode([sentence.Text])[0]], [vectors[0][0], vectors[1][0]]);
        Assert.Equal(vectors[1], vectors[2]);
        Assert.All(vectors[1], vector => Assert.Equal(1, Cosine(vector, vector), 2 * Rounded));
        // Nearer to its own clause taken alone than to the other, and no longer what that clause is alone: it has read the sentence.
        var alone = _encoder.Encode(clauses);
        Assert.True(Cosine(vectors[1][1], alone[0]) > Cosine(vectors[1][1], alone[1]) + 0.1);
        Assert.True(Cosine(vectors[1][2], alone[1]) > Cosine(vectors[1][2], alone[0]) + 0.1);
        Assert.True(Cosine(vectors[1][1], alone[0]) < 0.999);
    }

    [Fact]
    public void A_clause_that_does_not_stand_in_its_sentence_is_a_text_of_its_own()
    {
        var opening = string.Join(' ', Enumerable.Repeat("the ferry sank off the coast", 60));
        SplitSentence cut = new($"{opening}, and all were rescued", [$"{opening},", "and all were rescued"]),
            reported = new("The bridge is closed", ["The bridge is closed", "the mayor said."]);
        var vectors = _encoder.EncodeSplit([cut, reported]);
        Assert.Equal(_encoder.Encode(["and all were rescued", "the mayor said."]), [vectors[0][2], vectors[1][2]]);
    }

    [Fact]
    public void Clauses_do_not_depend_on_what_is_encoded_beside_them()
    {
        var sentences = Some.Sentences(60, 30)
            .Select(text => new SplitSentence(text, [text[..(text.Length / 2)], text[(text.Length / 2)..]]))
            .ToArray();
        var together = _encoder.EncodeSplit(sentences);
        for (var i = 0; i < sentences.Length; i++)
            Assert.Equal(_encoder.EncodeSplit([sentences[i]])[0], together[i]);
    }

    [Fact]
    public void Gives_many_threads_what_it_gives_one()
    {
        var groups = Some.Sentences(120, 40).Chunk(10).ToArray();
        var serial = groups.Select(group => _encoder.Encode(group)).ToArray();
        var parallel = new IReadOnlyList<float[]>[groups.Length];
        Parallel.For(
            0,
            groups.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = TestContext.Current.CancellationToken },
            i => parallel[i] = _encoder.Encode(groups[i])
        );
        Assert.Equal(serial, parallel);
    }

    [Fact]
    public void Encodes_no_text_as_no_vector() => Assert.Empty(_encoder.Encode([]));

    [Theory]
    [InlineData("")]
    [InlineData("   \u00a0\t\r\n")]
    [InlineData("\ud83d half a pair \ude00")]
    [InlineData("\0\u0007\u200b\u202e\ufeff")]
    [InlineData("日本語とعربىとрусский 🙂🇫🇷")]
    [InlineData("<script>alert('x')</script> &amp; %00 ' OR 1=1 --")]
    [InlineData("ALL CAPS | 12 | 7.5% | 1–0 | $3,000")]
    public void Encodes_odd_text(string text)
    {
        var vector = Assert.Single(_encoder.Encode([text]));
        Assert.Equal(1.0, TensorPrimitives.Norm<float>(vector), Rounded);
    }

    [Fact]
    public void Reads_the_beginning_of_a_very_long_text()
    {
        var beginning = string.Concat(Enumerable.Repeat("the harbour council met again. ", 60));
        var vectors = _encoder.Encode([beginning, beginning + string.Concat(Enumerable.Repeat("Penguins swim. ", 100_000))]);
        Assert.Equal(vectors[0], vectors[1]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\u0301")]
    [InlineData("!")]
    [InlineData("漢")]
    [InlineData(" ")]
    [InlineData("a ")]
    public void Looks_no_farther_into_a_megabyte_of_one_character_than_it_must(string unit)
    {
        // Only so many characters are looked at, whatever the text's length: what stands behind them changes nothing.
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000));
        var vectors = _encoder.Encode([text, text[..WordPieces.MaxCharacters], text[..WordPieces.MaxCharacters] + " and a ferry sank"]);
        Assert.Equal(vectors[0], vectors[1]);
        Assert.Equal(vectors[0], vectors[2]);
    }

    [Fact]
    public void Refuses_a_null_text_by_its_place()
    {
        var error = Assert.Throws<ArgumentException>(() => _encoder.Encode(["one", null!]));
        Assert.StartsWith("Text 1 is null.", error.Message, StringComparison.Ordinal);
    }

    private static double Cosine(float[] left, float[] right) => TensorPrimitives.Dot<float>(left, right);
}

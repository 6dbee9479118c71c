using System.Numerics.Tensors;

namespace NarrativeDiff.Embeddings;

/// <summary>The network cut before its last layer: another view of a text, as steady as the whole.</summary>
public sealed class InnerLayersTests(SharedEncoder shared)
{
    [Fact]
    public void Names_itself_after_the_network_it_is_cut_from()
    {
        var wording = shared.Encoder.Wording;
        Assert.StartsWith("all-MiniLM-L6-v2/inner int8 sha256:", wording.Model, StringComparison.Ordinal);
        Assert.Equal(shared.Encoder.Model.Split(':')[1], wording.Model.Split(':')[1]);
        Assert.Equal(384, wording.Dimensions);
        Assert.Same(wording, shared.Encoder.Wording);
        Assert.Same(wording, wording.Wording);
    }

    [Fact]
    public void Ranks_shared_words_above_a_paraphrase()
    {
        string[] texts = ["The ferry sank off the northern coast on Sunday.", "A passenger boat went down near the north shore at the weekend.", "The ferry company moved to the northern coast on Sunday."];
        var inner = shared.Encoder.Wording.Encode(texts);
        Assert.True(Dot(inner[0], inner[2]) > Dot(inner[0], inner[1]));
    }

    [Fact]
    public void A_vector_has_length_one_and_depends_on_its_text_alone()
    {
        var sentences = Some.Sentences(12, 30);
        var together = shared.Encoder.Wording.Encode(sentences);
        Assert.All(together, vector => Assert.Equal(1, TensorPrimitives.Norm<float>(vector), 1e-5));
        Assert.Equal(together[7], shared.Encoder.Wording.Encode([sentences[7]])[0]);
    }

    private static float Dot(float[] a, float[] b) => TensorPrimitives.Dot<float>(a, b);
}

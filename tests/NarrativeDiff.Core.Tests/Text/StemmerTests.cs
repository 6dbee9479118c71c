namespace NarrativeDiff.Core.Text;

/// <summary>Stems as the published algorithm gives them.</summary>
public sealed class StemmerTests
{
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("cats", "cat")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("bled", "bled")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("conflated", "conflat")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("triplicate", "triplic")]
    [InlineData("goodness", "good")]
    [InlineData("revival", "reviv")]
    [InlineData("adoption", "adopt")]
    [InlineData("adjustment", "adjust")]
    [InlineData("effective", "effect")]
    [InlineData("controlling", "control")]
    [InlineData("rolling", "roll")]
    [InlineData("probate", "probat")]
    public void Stems_as_published(string word, string stem) => Assert.Equal(stem, Stemmer.Stem(word));

    [Theory]
    [InlineData("u.s")]
    [InlineData("12th")]
    [InlineData("élysée")]
    [InlineData("is")]
    public void Leaves_other_words_alone(string word) => Assert.Equal(word, Stemmer.Stem(word));
}

namespace NarrativeDiff.Core.Language;

/// <summary>The regular endings by which one entry of a word list stands for all its forms.</summary>
public sealed class InflectionTests
{
    [Theory]
    [InlineData("slam", 'v', "slam slams slammed slamming")]
    [InlineData("decry", 'v', "decry decries decried decrying")]
    [InlineData("blame", 'v', "blame blames blamed blaming")]
    [InlineData("lash_out", 'v', "lash_out lashes_out lashed_out lashing_out")]
    [InlineData("death_squad", 'n', "death_squad death_squads")]
    [InlineData("lackey", 'n', "lackey lackeys")]
    [InlineData("shameful", 'a', "shameful shamefully shamefulness")]
    [InlineData("crazy", 'a', "crazy crazily craziness crazier craziest")]
    [InlineData("drastic", 'a', "drastic drastically drasticness")]
    [InlineData("terrible", 'a', "terrible terribly terribleness")]
    [InlineData("of_course", 'x', "of_course")]
    public void An_entry_takes_the_endings_of_its_part_of_speech(string entry, char partOfSpeech, string forms) =>
        Assert.Equal(forms, string.Join(' ', Inflection.FormsOf(entry, partOfSpeech)));
}

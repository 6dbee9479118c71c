using CsCheck;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Sentences are drawn: <c>|</c> stands where one ends.</summary>
public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("The dam held. |Nobody was hurt.")]
    [InlineData("Was it sabotage? |The inquiry will tell!")]
    [InlineData("First line\n|second line")]
    [InlineData("One paragraph.\r\n\r\n|Another.")]
    [InlineData("It ended in silence… |The crowd left.")]
    public void Splits_at_terminators_and_line_ends(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("Gen. Ilse Marr met Mr. Otto in St. Gallen.")]
    [InlineData("The firm Acme Inc. Monday cut its forecast.")]
    [InlineData("She moved to the U.S. in 1999. |The talks followed.")]
    [InlineData("Prices rose 3.5 percent, to $1.20. |Then they fell.")]
    [InlineData("It began at 9 a.m. EST on Tuesday.")]
    [InlineData("It began at 9 a.m. |Nobody came.")]
    [InlineData("J. R. Hale and Mary K. Stone spoke.")]
    [InlineData("The U.S.-led force left in Sept. 2012.")]
    [InlineData("See nytimes.example.com for more. |It is free.")]
    [InlineData("He is No. 2 in the party.")]
    [InlineData("The Ph.D. student left.")]
    [InlineData("Acme Inc. No. 4 won. |Nobody cheered.")]
    [InlineData("Acme Co. (ACM) rose.")]
    [InlineData("A 5. 9 magnitude quake hit at 8 p. m. Friday.")]
    [InlineData("It was 2019. |12 people came.")]
    public void Splits_after_an_abbreviation_only_before_a_sentence_starter(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("“We saw it. |It was huge,” she said.")]
    [InlineData("“We saw it.” |She left.")]
    [InlineData("“Why now?” the judge asked.")]
    [InlineData("“Why now?” Judge Moss asked.")]
    [InlineData("(It was late.) |Nobody saw it.")]
    [InlineData("They left. ”\n|“Never again.”")]
    [InlineData("He said \"never.\" |Then he left.")]
    public void Splits_around_quotations_and_brackets(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("It excites me. |Working there is hard.")]
    [InlineData("They moved to Bangor, Me. Working there is hard.")]
    [InlineData("He gave the mass. |Pelham left.")]
    [InlineData("She is a rep. |Pelham is not.")]
    [InlineData("The Rt. Hon. Ida Moss and Rep. Sand spoke.")]
    [InlineData("Hale vs. Stone went on, etc. |Then it ended.")]
    public void State_and_title_abbreviations_have_their_capital(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("A barge hit it.|Three people were hurt, police said.|The port will pay.")]
    [InlineData("It was lifted.|A crane came.|I saw it.")]
    [InlineData("The bridge fell.|“We ran,” she said.")]
    [InlineData("See Booking.com, Node.js and the U.S.Army.")]
    public void A_lost_space_behind_a_full_stop_hides_no_end(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("桥在星期一关闭了。|没有人受伤！|为什么？")]
    [InlineData("“桥很安全。”市长说。|然后他走了。")]
    [InlineData("「橋は安全か？」と彼は聞いた。|誰も答えなかった。")]
    [InlineData("هل الجسر آمن؟ |قال رئيس البلدية نعم. |ثم غادر.")]
    [InlineData("पुल बंद था। |कोई घायल नहीं हुआ।")]
    [InlineData("Léa Morin dit : « La digue tient ! |Nous restons. |Et vous ? » |Marc Odel répond : « Nous partons. »")]
    [InlineData("Er sagte: „Die Brücke ist sicher. |Wir bleiben.“ |Dann ging er. |»Ach so«, sagte sie.")]
    [InlineData("Nach § 3 Nr. 4 zahlt der Hafen 25 Mio. Euro. |Das ist viel.")]
    [InlineData("Мост закрыли. |«Он опасен», — сказал мэр.")]
    public void Splits_at_the_marks_of_other_scripts(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("The dam held.) |Nobody was hurt. |They left.")]
    [InlineData("The dam held.\" |Nobody was hurt. |They left.")]
    [InlineData("\"The dam held. |Nobody was hurt. |They left.")]
    [InlineData("The dam held.. |Nobody was hurt. |They left.")]
    [InlineData("( The dam held. |Nobody was hurt. |They left.")]
    public void A_stray_mark_does_not_hide_the_ends_behind_it(string drawn) => AssertDrawn(drawn);

    [Fact]
    public void Between_sentences_stands_nothing_but_white_space() =>
        Some.Text.Sample(text =>
        {
            var at = 0;
            foreach (var sentence in SentenceSplitter.Split(text))
            {
                Assert.True(sentence.Start >= at && sentence.Length > 0);
                Assert.True(string.IsNullOrWhiteSpace(text[at..sentence.Start]));
                at = sentence.End;
            }
            Assert.True(string.IsNullOrWhiteSpace(text[at..]));
        });

    private static void AssertDrawn(string drawn)
    {
        var text = drawn.Replace("|", "", StringComparison.Ordinal);
        var found = text;
        foreach (var sentence in SentenceSplitter.Split(text).Skip(1).Reverse())
            found = found.Insert(sentence.Start, "|");
        Assert.Equal(drawn, found);
    }
}

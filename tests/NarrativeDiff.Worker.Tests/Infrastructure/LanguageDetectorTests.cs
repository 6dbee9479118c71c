using System.Text;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Which language a text is said to be in.</summary>
public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData(
        "en",
        "The mill on the north quay burnt down on Tuesday night. Two men were hurt, the fire service said, and the road is closed."
    )]
    [InlineData(
        "ru",
        "Мельница на северной набережной сгорела в ночь на вторник. Двое мужчин пострадали, сообщили пожарные. Дорога закрыта."
    )]
    [InlineData(
        "uk",
        "Млин на північній набережній згорів у ніч на вівторок. Двоє чоловіків постраждали, повідомили пожежники. Дорогу закрито."
    )]
    [InlineData(
        "de",
        "Die Mühle am Nordkai ist in der Nacht zum Dienstag abgebrannt. Zwei Männer wurden verletzt, teilte die Feuerwehr mit."
    )]
    [InlineData(
        "fr",
        "Le moulin du quai nord a brûlé dans la nuit de mardi. Deux hommes ont été blessés, ont indiqué les pompiers de la ville."
    )]
    [InlineData(
        "es",
        "El molino del muelle norte ardió en la noche del martes. Dos hombres resultaron heridos, dijeron los bomberos de la ciudad."
    )]
    [InlineData("nl", "De molen aan de noordkade is in de nacht van dinsdag afgebrand. Twee mannen raakten gewond, meldde de brandweer.")]
    [InlineData(
        "pl",
        "Młyn na północnym nabrzeżu spłonął w nocy z poniedziałku na wtorek. Dwóch mężczyzn zostało rannych, podała straż pożarna."
    )]
    [InlineData("ar", "احترقت الطاحونة على الرصيف الشمالي ليلة الثلاثاء. أصيب رجلان بجروح، حسبما أفادت فرق الإطفاء في المدينة.")]
    [InlineData(
        "tr",
        "Kuzey rıhtımındaki değirmen salı gecesi yandı. İtfaiyenin açıklamasına göre iki kişi yaralandı ve yol trafiğe kapatıldı."
    )]
    [InlineData(
        "zh",
        "北码头的磨坊星期二夜里被烧毁。消防部门说，两名男子受伤，道路已经关闭，原因还在调查之中。市长说，磨坊会重新建起来，需要大约两年的时间。邻居们说，火很快就蔓延开来，他们什么也来不及救。"
    )]
    public void Is_seen_from_two_sentences(string language, string text) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("Mill burns down")]
    [InlineData("12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90 12 345")]
    public void Is_not_guessed_from_less(string text) => Assert.Null(LanguageDetector.Detect(text));

    [Fact]
    public void Names_in_other_scripts_leave_English_English() =>
        Assert.Equal(
            "en",
            LanguageDetector.Detect(
                "The paper Вестник said on Tuesday that the mill was lost. It is the third fire of the year, and the "
                    + "owner has asked for help from the town."
            )
        );

    [Fact]
    public void A_message_that_says_its_language_is_believed_and_another_is_looked_at()
    {
        const string Body =
            "Die Mühle am Nordkai ist in der Nacht zum Dienstag abgebrannt. Zwei Männer wurden verletzt, teilte die Feuerwehr mit.";
        Assert.Equal("nds", Parse($"\"{Body}\"", ", \"language\": \"nds\"").Language);
        Assert.Equal("de", Parse($"\"<script>the of and to</script><p>{Body}</p>\"", ", \"bodyType\": \"text/html\"").Language);
    }

    private static Core.Model.ArticleVersion Parse(string body, string more) =>
        ArticleParser.Parse(Encoding.UTF8.GetBytes(Some.Message("body", body, more)), new()).Article!;
}

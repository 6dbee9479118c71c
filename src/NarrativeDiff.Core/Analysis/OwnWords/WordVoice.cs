using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.OwnWords;

/// <summary>Says whose word a judging word is.</summary>
/// <remarks>
/// A clause that a source is reported to say is the source's. What somebody attacks, announces or wants is named by the outlet:
/// in "she blasted the disastrous plan" it is the outlet that calls the plan disastrous.
/// </remarks>
internal static class WordVoice
{
    public static string At(ArticleText article, TextField field, TextSpan span)
    {
        var voices = Voices.Of(article);
        var voice = voices.At(field, span);
        return voice == Voices.Reported && voices.AttributionOf(field, span) is { } said && !IsSpeech(said) ? Voices.Outlet : voice;
    }

    /// <summary>The content is what the source says, and not only what it speaks of.</summary>
    public static bool IsSpeech(Attributed said) =>
        said.Frame is Frame.Quote or Frame.That or Frame.Question or Frame.Colon or Frame.Clause or Frame.Trailing
        || said.Stance == Stance.Distancing
        || CueLexicon.Verb(said.Lemma)?.Classes.Contains("naming") == true;
}

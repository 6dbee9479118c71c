using System.Text.RegularExpressions;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Notes;

internal enum ArticleKind
{
    News,
    Opinion,
    Live,
}

/// <summary>Says opinion pieces and live pages from news: by section, address or headline, else by who speaks of himself and says what
/// should be done.</summary>
internal static partial class ArticleKinds
{
    /// <summary>Share of the sentences in the outlet's own voice that say "I", "we" or "must", from which an article argues.</summary>
    private const double ArguesFrom = 0.22;

    /// <summary>Fewer such sentences can be the slip of a reporter.</summary>
    private const int MinSentences = 4;

    public static ArticleKind Of(Witness witness)
    {
        var source = witness.Newest.Source;
        if (IsLive().IsMatch(source.Headline) || LiveSection().IsMatch(source.Section ?? ""))
            return ArticleKind.Live;
        return
            OpinionSection().IsMatch(source.Section ?? "")
            || OpinionAddress().IsMatch(source.Url ?? "")
            || OpinionHeadline().IsMatch(source.Headline)
            || Argues(witness)
            ? ArticleKind.Opinion
            : ArticleKind.News;
    }

    private static bool Argues(Witness witness)
    {
        var (own, arguing) = (0, 0);
        foreach (var sentence in witness.Text.Sentences)
        {
            if (sentence is not { Field: TextField.Body, Excluded: null })
                continue;
            var hits = Arguing().Matches(witness.Text.TextOf(sentence));
            var voices = Voices.Of(witness.Text);
            own += voices.At(TextField.Body, sentence.Span) == Voices.Outlet ? 1 : 0;
            arguing += hits.Any(hit =>
                voices.At(TextField.Body, new TextSpan(sentence.Span.Start + hit.Index, hit.Length)) == Voices.Outlet
            )
                ? 1
                : 0;
        }
        return arguing >= MinSentences && arguing >= ArguesFrom * own;
    }

    [GeneratedRegex(
        @"^(?:opinion|commentary|op-ed|editorial|analysis|column)\s*[:|]|\|\s*(?:opinion|commentary)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OpinionHeadline();

    [GeneratedRegex(
        @"^\s*(?:opinions?|op-?eds?|commentary|comment|editorials?|columns?|columnists?|commentisfree)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OpinionSection();

    [GeneratedRegex(@"^\s*live(?: updates| ?blog)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LiveSection();

    [GeneratedRegex(
        @"/(?:opinions?|commentary|editorials?|op-eds?|columnists?|commentisfree)/",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OpinionAddress();

    [GeneratedRegex(@"\b(?:live updates|live blog|as it happened)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsLive();

    [GeneratedRegex(@"\b(?:I|we|We|our|Our|my|My|must|Must|should|let's|Let's)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Arguing();
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis;

/// <summary>Whose words a stretch of an article is: the outlet's, a source's as the outlet reports them, or quoted word for word.</summary>
/// <remarks>Read once an article however many rules ask; kept as long as the article is.</remarks>
internal sealed class Voices
{
    public const string Outlet = "outlet";
    public const string Reported = "attributed";
    public const string Quoted = "quoted";

    private readonly ArticleText text;
    private readonly Lazy<ImmutableArray<Attributed>> body;
    private readonly Lazy<ImmutableArray<Attributed>> headline;
    private readonly Lazy<ImmutableArray<Spoken>> speakers;
    private readonly Lazy<Dictionary<Attributed, string?>> keys;
    private readonly Lazy<AttributionPlaces> bodyPlaces;
    private readonly Lazy<AttributionPlaces> headlinePlaces;
    private readonly Lazy<ImmutableArray<SentenceView>> bodyViews;

    private Voices(ArticleText text)
    {
        this.text = text;
        bodyViews = new(() => AttributionReader.Views(text, TextField.Body));
        body = new(() => AttributionReader.Read(text, TextField.Body, bodyViews.Value));
        headline = new(() => AttributionReader.Read(text, TextField.Headline, AttributionReader.Views(text, TextField.Headline)));
        speakers = new(() => Analysis.Attribution.Speakers.In(text));
        keys = new(KeysOfSpeakers);
        bodyPlaces = new(() => new AttributionPlaces(body.Value));
        headlinePlaces = new(() => new AttributionPlaces(headline.Value));
    }

    public static Voices Of(ArticleText text) => text.Derived.Of(text, static text => new Voices(text));

    /// <summary>All attributions of a field, in the order of their cues.</summary>
    public ImmutableArray<Attributed> In(TextField field) => field == TextField.Headline ? headline.Value : body.Value;

    /// <summary>The attributions whose cue stands in a sentence.</summary>
    public IEnumerable<Attributed> OfSentence(TextField field, int sentence) => PlacesIn(field).OfSentence(sentence);

    /// <summary>The attributions whose content may share a character with a span, in the order of their cues.</summary>
    public IEnumerable<Attributed> Near(TextField field, TextSpan span) => PlacesIn(field).Near(span);

    /// <summary>The speaker's key; null where no source is named.</summary>
    public string? SpeakerOf(Attributed what) => keys.Value[what];

    /// <summary>The sentences of a field that take part, tagged; without the marks round a reporting verb alone.</summary>
    internal ImmutableArray<SentenceView> Views(TextField field) =>
        field == TextField.Body ? bodyViews.Value : AttributionReader.Views(text, field);

    /// <summary>The attributions of both fields, each with its speaker under one name.</summary>
    public ImmutableArray<Spoken> Speakers => speakers.Value;

    /// <summary><c>quoted</c>, <c>attributed</c> or <c>outlet</c>; a source's words count where the span lies within the content, and a
    /// party's own statement is all its own.</summary>
    public string At(TextField field, TextSpan span) =>
        new Quotations(text.QuotationsIn(field)).Contain(span) ? Quoted
        : AttributionOf(field, span) is null && !OwnStatement.Is(text) ? Outlet
        : Reported;

    /// <summary>The attribution whose content holds the span, the innermost of several; null where the outlet itself speaks.</summary>
    public Attributed? AttributionOf(TextField field, TextSpan span)
    {
        var (innermost, length) = ((Attributed?)null, int.MaxValue);
        foreach (var attributed in PlacesIn(field).At(span.Start))
        foreach (var content in attributed.Content)
            if (content.Length < length && content.Contains(span))
                (innermost, length) = (attributed, content.Length);
        return innermost;
    }

    private AttributionPlaces PlacesIn(TextField field) => field == TextField.Headline ? headlinePlaces.Value : bodyPlaces.Value;

    private Dictionary<Attributed, string?> KeysOfSpeakers()
    {
        var known = new Dictionary<Attributed, string?>();
        foreach (var one in Speakers)
            known.TryAdd(one.What, one.Key);
        return known;
    }
}

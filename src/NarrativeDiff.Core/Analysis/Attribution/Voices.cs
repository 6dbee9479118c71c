using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Whose words a stretch of an article is: the outlet's, a source's as the outlet reports them, or quoted word for word.</summary>
/// <remarks>Read once an article however many rules ask; kept as long as the article is.</remarks>
internal sealed class Voices
{
    public const string Outlet = "outlet";
    public const string Reported = "attributed";
    public const string Quoted = "quoted";

    private readonly ArticleText _text;
    private readonly Lazy<ImmutableArray<Attributed>> _body;
    private readonly Lazy<ImmutableArray<Attributed>> _headline;
    private readonly Lazy<ImmutableArray<Spoken>> _speakers;
    private readonly Lazy<Dictionary<Attributed, string?>> _keys;
    private readonly Lazy<AttributionPlaces> _bodyPlaces;
    private readonly Lazy<AttributionPlaces> _headlinePlaces;
    private readonly Lazy<ImmutableArray<SentenceView>> _bodyViews;

    private Voices(ArticleText text)
    {
        _text = text;
        _bodyViews = new(() => AttributionReader.Views(text, TextField.Body));
        _body = new(() => AttributionReader.Read(text, TextField.Body, _bodyViews.Value));
        _headline = new(() => AttributionReader.Read(text, TextField.Headline, AttributionReader.Views(text, TextField.Headline)));
        _speakers = new(() => Analysis.Attribution.Speakers.In(text));
        _keys = new(KeysOfSpeakers);
        _bodyPlaces = new(() => new AttributionPlaces(_body.Value));
        _headlinePlaces = new(() => new AttributionPlaces(_headline.Value));
    }

    public static Voices Of(ArticleText text) => text.Derived.Of(text, static text => new Voices(text));

    /// <summary>All attributions of a field, in the order of their cues.</summary>
    public ImmutableArray<Attributed> In(TextField field) => field == TextField.Headline ? _headline.Value : _body.Value;

    /// <summary>The attributions whose cue stands in a sentence.</summary>
    public IEnumerable<Attributed> OfSentence(TextField field, int sentence) => PlacesIn(field).OfSentence(sentence);

    /// <summary>The attributions whose content may share a character with a span, in the order of their cues.</summary>
    public IEnumerable<Attributed> Near(TextField field, TextSpan span) => PlacesIn(field).Near(span);

    /// <summary>The speaker's key; null where no source is named.</summary>
    public string? SpeakerOf(Attributed what) => _keys.Value[what];

    /// <summary>The sentences of a field that take part, tagged; without the marks round a reporting verb alone.</summary>
    internal ImmutableArray<SentenceView> Views(TextField field) =>
        field == TextField.Body ? _bodyViews.Value : AttributionReader.Views(_text, field);

    /// <summary>The attributions of both fields, each with its speaker under one name.</summary>
    public ImmutableArray<Spoken> Speakers => _speakers.Value;

    /// <summary><c>quoted</c>, <c>attributed</c> or <c>outlet</c>; a source's words count where the span lies within the content, and a
    /// party's own statement is all its own.</summary>
    public string At(TextField field, TextSpan span) =>
        new Quotations(_text.QuotationsIn(field)).Contain(span) ? Quoted
        : AttributionOf(field, span) is null && !OwnStatement.Is(_text) ? Outlet
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

    private AttributionPlaces PlacesIn(TextField field) => field == TextField.Headline ? _headlinePlaces.Value : _bodyPlaces.Value;

    private Dictionary<Attributed, string?> KeysOfSpeakers()
    {
        var known = new Dictionary<Attributed, string?>();
        foreach (var one in Speakers)
            known.TryAdd(one.What, one.Key);
        return known;
    }
}

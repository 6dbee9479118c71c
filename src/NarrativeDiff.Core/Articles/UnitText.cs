using System.Collections.Immutable;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Articles;

/// <summary>A sentence of one article version, or a clause of it, with all that scoring reads off its own words; nothing of the story is in
/// it.</summary>
/// <param name="Text">Its words made ready for matching.</param>
internal sealed record UnitText(int Sentence, int Part, TextField Field, TextSpan Span, string Text, double Position)
{
    /// <summary>What is encoded of a whole sentence; null for a clause, whose vector comes with its sentence's.</summary>
    public SplitSentence? ToEncode { get; init; }

    /// <summary>Content stems, distinct, in ordinal order.</summary>
    public ImmutableArray<string> Stems => field.IsDefault ? field = Distinct(Words.Stems(Text)) : field;

    /// <summary>Words that may be names, lower-cased, in reading order.</summary>
    public ImmutableArray<string> Capitals => field.IsDefault ? field = [.. StoryNames.CapitalsIn(Text)] : field;

    /// <summary><see cref="Capitals"/>, distinct, in ordinal order.</summary>
    public ImmutableArray<string> DistinctCapitals => field.IsDefault ? field = Distinct(Capitals) : field;

    /// <summary>What <see cref="ComparisonKey"/> keeps of its words, in ordinal order.</summary>
    public ImmutableArray<string> KeyWords => field.IsDefault ? field = ComparisonKey.WordsOf(Text) : field;

    public ImmutableArray<NumberMention> Numbers => field.IsDefault ? field = Core.Text.Numbers.Find(Text) : field;

    public ImmutableArray<string> Days => field.IsDefault ? field = DayNames.In(Text) : field;

    /// <summary>Stems that stand in quotation marks, distinct, in ordinal order.</summary>
    public ImmutableArray<string> QuotedStems =>
        field.IsDefault ? field = Distinct(QuotedSpans.Find(Text).SelectMany(span => Words.Stems(span.Of(Text)))) : field;

    public bool Negated => _negated ??= Negation.In(Text);

    public bool Denies => _denies ??= Negation.OfClaim(Text);

    public bool DoesNotKnow => _doesNotKnow ??= Negated && Negation.OfKnowledge(Text);

    /// <summary>A clause without a verb of its own.</summary>
    public bool IsFragment => _fragment ??= Part >= 0 && Segmenter.IsFragment(Text);

    /// <summary>A clause that cannot be read without the words before it.</summary>
    public bool NeedsContext => _context ??= Part > 0 && Segmenter.NeedsContext(Text);

    private bool? _negated;
    private bool? _denies;
    private bool? _doesNotKnow;
    private bool? _fragment;
    private bool? _context;

    private static ImmutableArray<string> Distinct(IEnumerable<string> words) =>
        [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

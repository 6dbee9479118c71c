using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Cuts evidence out of articles: the exact words, where they stand, whose voice they are.</summary>
internal static class EvidenceFactory
{
    private const int Context = 40;

    public static Evidence Of(Witness witness, WitnessVersion version, int sentence, TextSpan span, string role)
    {
        var field = version.Text.Sentences[sentence].Field;
        var cut = version.Text.Derived.At(version.Text, field, span, static (text, field, span) => new Cut(text, field, span));
        return new Evidence
        {
            Outlet = witness.Outlet,
            ArticleId = witness.Key.ArticleId,
            Version = version.Number,
            PublishedAt = version.PublishedAt,
            Field = FieldName(field),
            Sentence = sentence,
            Start = span.Start,
            Length = span.Length,
            Exact = cut.Exact,
            Prefix = cut.Prefix,
            Suffix = cut.Suffix,
            Role = role,
            Voice = cut.Voice,
            Original = version.Original?.PassageOf(field, span),
        };
    }

    /// <summary>The words before a span.</summary>
    public static string Before(string text, TextSpan span) => text[Floor(text, Math.Max(0, span.Start - Context))..span.Start];

    /// <summary>The words after a span.</summary>
    public static string After(string text, TextSpan span) => text[span.End..Floor(text, Math.Min(text.Length, span.End + Context))];

    /// <summary>What of a piece of evidence follows from the article's words: many findings show the same, and the next comparison shows it
    /// again.</summary>
    private sealed class Cut
    {
        public Cut(ArticleText article, TextField field, TextSpan span)
        {
            var text = article.TextOf(field);
            Exact = span.Of(text);
            Prefix = Before(text, span);
            Suffix = After(text, span);
            Voice = Voices.Of(article).At(field, span);
        }

        public string Exact { get; }

        public string Prefix { get; }

        public string Suffix { get; }

        public string Voice { get; }
    }

    /// <summary>The unit's words without the comma and the space that a clause ends with.</summary>
    public static Evidence Of(Collation collation, TextUnit unit, string role) =>
        Within(
            collation,
            unit,
            new TextSpan(0, Math.Max(1, collation.WordsOf(unit).TrimEnd(' ', ',', ';', '\u00a0', '\n', '\r', '\t').Length)),
            role
        );

    /// <param name="within">Counted from the unit's start, as <see cref="Collation.WordsOf"/> gives its words.</param>
    public static Evidence Within(Collation collation, TextUnit unit, TextSpan within, string role) =>
        Of(
            collation.WitnessOf(unit),
            collation.WitnessOf(unit).Newest,
            unit.Sentence,
            within with
            {
                Start = unit.Span.Start + within.Start,
            },
            role
        );

    public static Evidence Sentence(Witness witness, WitnessVersion version, int sentence, string role) =>
        Of(witness, version, sentence, version.Text.Sentences[sentence].Span, role);

    public static string FieldName(TextField field) => field == TextField.Headline ? "headline" : "body";

    /// <summary>Never cuts a surrogate pair in two.</summary>
    private static int Floor(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}

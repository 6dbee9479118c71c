using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>One who speaks or is named in an article: all that the article calls them.</summary>
/// <param name="Id">Index among the speakers of the article.</param>
/// <param name="Name">The fullest name; of an unnamed one the first description, as written.</param>
/// <param name="Names">Every way the article names or describes them, the fullest name first.</param>
/// <param name="Words">Content words that say an organisation, a group or a document apart.</param>
/// <param name="Sentences">Body sentences in which they are named, described or meant by a pronoun as a source; in order.</param>
internal sealed record Speaker(
    int Id,
    SourceKind Kind,
    string Name,
    Gender Gender,
    ImmutableArray<SourceName> Names,
    ImmutableArray<string> Words,
    ImmutableArray<int> Sentences
)
{
    /// <summary>Says speakers of one article apart; alike in two articles where both say the same of one.</summary>
    public string Key =>
        Kind switch
        {
            SourceKind.Person => string.Join(
                    ' ',
                    Names[0]
                        .Name.Concat([Names[0].Suffix ?? ""])
                        .Concat(Names[0].Name.Length == 1 && Gender != Gender.Unknown ? [Gender == Gender.Male ? "mr" : "mrs"] : [])
                )
                .Trim(),
            SourceKind.Anonymous or SourceKind.Vague => $"{string.Join(' ', Words)} #{Id}",
            _ => string.Join(' ', Words),
        };

    /// <summary>Offices and descriptions without repeats: "mayor", "chief".</summary>
    public IEnumerable<string> Heads => Names.SelectMany(name => name.Heads).Distinct(StringComparer.Ordinal);

    /// <summary>The name that says most of a person; null where nothing but a description is reported.</summary>
    public SourceName? Person => Kind == SourceKind.Person ? Names[0] : null;
}

/// <summary>An attribution with the speaker it belongs to.</summary>
/// <param name="Speaker">Index among the article's speakers; −1 where none is named.</param>
internal sealed record SpokenBy(Attributed What, TextField Field, int Speaker);

/// <summary>Who speaks in an article, each speaker once whatever they are called.</summary>
internal sealed record ArticleSources(ImmutableArray<Speaker> Speakers, ImmutableArray<SpokenBy> Spoken)
{
    public static ArticleSources Of(ArticleText text) => text.Derived.Of(text, static text => new SourceResolver(text).Read());
}

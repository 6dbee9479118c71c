using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Comparison.Sources;

/// <summary>One source of a story, in whatever articles and under whatever names it speaks.</summary>
/// <param name="Key">Free of order and outlets: the same in every revision while the names stay.</param>
/// <param name="Side">Where the text says it: <c>accuser</c>, <c>accused</c>, <c>counsel</c>, <c>witness</c>, <c>expert</c>, <c>party</c>
/// or <c>government</c>; null elsewhere.</param>
internal sealed record StorySource(
    string Key,
    string Name,
    SourceKind Kind,
    string? Side,
    ImmutableArray<(int Witness, Speaker Speaker)> Speakers
)
{
    /// <summary>A source that can be pointed at: with a name, an office, or a body of its own.</summary>
    public bool IsIdentified =>
        Kind is SourceKind.Person or SourceKind.Office or SourceKind.Institution or SourceKind.Document
        || Kind == SourceKind.Group && Speakers[0].Speaker.Words.Length > 1;

    /// <summary>Its name within a sentence: "the health ministry", "Anna Holm", "residents".</summary>
    public string InSentence
    {
        get
        {
            var written = Name.ReplaceLineEndings(" ").Trim();
            var named = Names.Any(name => name.IsNamed);
            if (
                named
                && Kind is SourceKind.Institution
                && Names.Where(name => name.IsNamed).ToArray() is var bodies
                && 2 * bodies.Count(name => name.IsDefinite) > bodies.Length
                && !written.StartsWith("the ", StringComparison.OrdinalIgnoreCase)
            )
                return "the " + written;
            // the first word of a description may have its capital from the sentence it opened; "Russian agencies" has it by itself
            var first = written.Split(' ')[0].ToLowerInvariant();
            var opens =
                !named
                && WordLexicon.Knows(PhraseWords.Singular(first))
                && (Kind == SourceKind.Group || !written.Skip(1).Any(char.IsUpper));
            return char.IsUpper(written[0]) && (opens || WordLexicon.IsClosed(first))
                ? char.ToLowerInvariant(written[0]) + written[1..]
                : written;
        }
    }

    /// <summary>What it is called, all articles together, without repeats.</summary>
    public IEnumerable<SourceName> Names => Speakers.SelectMany(one => one.Speaker.Names);
}

/// <summary>What one article has from one source.</summary>
/// <param name="Words">Words of all it is reported to say.</param>
/// <param name="Quoted">Of these, words in quotation marks.</param>
internal sealed record SourceShare(ImmutableArray<Attributed> Said, int Words, int Quoted);

using System.Collections.Immutable;

namespace NarrativeDiff.Core.Model;

/// <summary>Which text of an article version a span points into.</summary>
public enum TextField
{
    Body,
    Headline,
}

/// <summary>Why a stretch of text takes no part in the comparison; it is marked, never dropped.</summary>
public enum Exclusion
{
    Byline,
    Dateline,
    AgencyCredit,
    Caption,
    ReadMore,
    Newsletter,
    Share,
    Repeated,
    Boilerplate,

    /// <summary>Says readers of a correction or an update of the article itself.</summary>
    Notice,
}

/// <summary>A sentence of an article version, or a line of clutter marked as such.</summary>
/// <remarks>
/// Body sentences come first in reading order, the headline takes the last index.
/// <see cref="Segments"/> cover <see cref="Span"/> without gap or overlap (white space between clauses belongs to the clause before it);
/// a sentence that is not split has exactly one segment, itself.
/// </remarks>
public sealed record Sentence(int Index, TextField Field, TextSpan Span, Exclusion? Excluded, ImmutableArray<TextSpan> Segments);

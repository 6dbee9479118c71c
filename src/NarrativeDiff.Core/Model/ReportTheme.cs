using System.Collections.Immutable;

namespace NarrativeDiff.Core.Model;

/// <summary>Passages of several witnesses about one thing.</summary>
/// <param name="Id">As in the subjects of findings.</param>
/// <param name="Label">Its most central sentence that makes sense alone, verbatim.</param>
/// <param name="Names">The names and noun phrases that set it apart from other themes, the most telling first.</param>
/// <param name="Statements">Ids of the statements within it.</param>
/// <param name="Passages">One a witness that has it.</param>
/// <param name="Silent">Sigla of the witnesses that were searched whole and do not have it.</param>
public sealed record ReportTheme(
    string Id,
    string Label,
    ImmutableArray<string> Names,
    ImmutableArray<string> Statements,
    ImmutableArray<ReportPassage> Passages,
    ImmutableArray<string> Silent
);

/// <summary>What one witness gives to a theme.</summary>
/// <param name="Sentences">Indexes of its sentences.</param>
/// <param name="Words">Number of their words.</param>
/// <param name="Share">0–1: share of the article's words.</param>
/// <param name="Place">Where it first stands: <c>headline</c>, <c>lead</c> or <c>body</c>.</param>
/// <param name="Paragraph">1-based ordinal of that body sentence; null for the headline.</param>
/// <param name="Voices">Words by voice: <c>outlet</c>, <c>attributed</c>, <c>quoted</c>.</param>
/// <param name="Speakers">Who speaks in it, in reading order.</param>
public sealed record ReportPassage(
    string Siglum,
    ImmutableArray<int> Sentences,
    int Words,
    double Share,
    string Place,
    int? Paragraph,
    ImmutableSortedDictionary<string, int> Voices,
    ImmutableArray<string> Speakers
);

/// <summary>What a reader must know before the differences, because it makes them expectable.</summary>
/// <param name="Kind"><c>otherDay</c>, <c>otherEvent</c>, <c>otherKind</c>, <c>unknownTime</c>, <c>brief</c>, <c>notCompared</c>,
/// <c>translated</c> or <c>otherLanguage</c>.</param>
/// <param name="Text">One plain sentence.</param>
/// <param name="Sigla">The witnesses it is about.</param>
public sealed record ReportNote(string Kind, string Text, ImmutableArray<string> Sigla);

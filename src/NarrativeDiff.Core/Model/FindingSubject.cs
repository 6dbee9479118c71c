using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NarrativeDiff.Core.Model;

/// <summary>What a finding is about.</summary>
/// <param name="Type">The kind of subject.</param>
/// <param name="Id">Names the subject within its story and does not depend on the order of articles: a finding is known by its rule and
/// this id.</param>
/// <param name="Label">The subject in the story's own words.</param>
public sealed record FindingSubject(SubjectType Type, string Id, string Label);

/// <summary>The kinds of subjects. Closed within a major version of the schema.</summary>
public enum SubjectType
{
    Unknown,

    /// <summary>Passages about one thing.</summary>
    Theme,

    /// <summary>A person or a group.</summary>
    Actor,
    Organisation,
    Place,
    Law,
    Document,

    /// <summary>One thing that bears several names.</summary>
    Referent,

    /// <summary>Somebody who speaks in the articles.</summary>
    Source,

    /// <summary>What cannot both be true: a number, a date, an actor, an outcome.</summary>
    Fact,

    /// <summary>How sure the outlets are of one statement.</summary>
    Certainty,

    /// <summary>One speaker's words on one occasion.</summary>
    Utterance,

    /// <summary>An act or event: who acts, who is responsible.</summary>
    Act,

    /// <summary>Headlines and first sentences.</summary>
    Headline,

    /// <summary>The judging words in outlets' own voices.</summary>
    Wording,

    /// <summary>The place that outlets give to what they share.</summary>
    Emphasis,

    /// <summary>A change between two versions of one article.</summary>
    Edit,

    /// <summary>One thing reported: a row of the report.</summary>
    Statement,

    /// <summary>Whole articles.</summary>
    Article,
}

/// <summary>What one witness does with a finding's subject.</summary>
/// <param name="Stance">What it does.</param>
/// <param name="Place">Where it first does so: <c>headline</c>, <c>lead</c> or <c>body</c>; null where it has nothing.</param>
/// <param name="Paragraph">1-based ordinal of that body sentence; null for the headline and where it has nothing.</param>
/// <param name="Words">Number of words of these sentences; absent in JSON where it is 0.</param>
public sealed record FindingPosition(
    string Siglum,
    FindingStance Stance,
    string? Place,
    int? Paragraph,
    ImmutableArray<int> Sentences,
    int Words,
    ImmutableArray<int> Evidence
)
{
    /// <summary>Indexes of its sentences on the subject; absent in JSON where there is none.</summary>
    public ImmutableArray<int> Sentences
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = Sentences.IsDefault ? [] : Sentences;

    /// <summary>Indexes of its spans in the finding's evidence; absent in JSON where there is none.</summary>
    public ImmutableArray<int> Evidence
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = Evidence.IsDefault ? [] : Evidence;

    /// <summary>What the witness says of it in a word or two, where the stance alone does not say it, e.g. its number or its name for the
    /// thing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Says { get; init; }
}

/// <summary>The stance of a witness. Closed within a major version of the schema.</summary>
public enum FindingStance
{
    /// <summary>Nothing is claimed of this witness.</summary>
    Unknown,

    /// <summary>It states the subject.</summary>
    States,

    /// <summary>It states something else than the others do.</summary>
    Differs,

    /// <summary>It states the subject as possible or expected.</summary>
    Hedges,

    /// <summary>It leaves the subject to a source.</summary>
    Attributes,

    /// <summary>It says that the subject is not so.</summary>
    Denies,

    /// <summary>It has a part or a weaker version.</summary>
    Partly,

    /// <summary>The whole article was searched, and it is not there.</summary>
    Silent,

    /// <summary>Not there, but the article is older than the subject.</summary>
    NotYet,

    /// <summary>Not there, but the article is too short to be expected to have it.</summary>
    TooShort,
}

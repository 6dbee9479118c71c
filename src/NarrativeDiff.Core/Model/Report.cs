using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NarrativeDiff.Core.Model;

/// <summary>The result for one story, <c>narrativediff.report/1</c>: who reports what, in which words, in which version.</summary>
/// <remarks>Property order is the order in the JSON. Times are UTC. Offsets are UTF-16 code units.</remarks>
public sealed record Report
{
    public const string SchemaId = "narrativediff.report/1";

    public string Schema { get; init; } = SchemaId;
    public required string StoryId { get; init; }
    public required string Title { get; init; }

    /// <summary>1 or more; grows with every published report of the story.</summary>
    public int Revision { get; init; } = 1;
    public ReportStatus Status { get; init; } = ReportStatus.Provisional;

    /// <summary><c>sha256:</c> over the canonical JSON without revision, status and this hash: equal content, equal hash.</summary>
    public string ContentHash { get; init; } = "";
    public required TimeWindow Window { get; init; }
    public required ImmutableArray<ReportWitness> Witnesses { get; init; }

    /// <summary>To be read first: what makes differences expectable.</summary>
    public ImmutableArray<ReportNote> Notes { get; init; } = [];

    /// <summary>What the articles are about, the largest first; statements stand below.</summary>
    public ImmutableArray<ReportTheme> Themes { get; init; } = [];
    public required ImmutableArray<ReportStatement> Statements { get; init; }

    /// <summary>From the <c>notMatched</c> threshold on, and the best one of each cell. Where more than six outlets carry one text, its
    /// equal sentences are not linked: the readings of their rows say it.</summary>
    public required ImmutableArray<ReportLink> Links { get; init; }

    /// <summary>The weaker links, for who asks for all; no part of the JSON.</summary>
    [JsonIgnore]
    public ImmutableArray<ReportLink> WeakLinks { get; init; } = [];
    public required ImmutableArray<ReportEdit> Edits { get; init; }

    /// <summary>In the order of their weight, most important first.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Those that may lead a report or raise an alert: all but frame cues.</summary>
    [JsonIgnore]
    public IEnumerable<Finding> LeadingFindings => Findings.Where(finding => !finding.IsFrameCue);

    /// <summary>The label table: central referents with the phrases each outlet uses; of a text that more than six outlets carry, those of the
    /// first.</summary>
    public ImmutableArray<ReportReferent> Referents { get; init; } = [];

    /// <summary>The attribution table: who speaks where, and how much; of a text that more than six outlets carry, of the first.</summary>
    public ImmutableArray<ReportSource> Sources { get; init; } = [];

    /// <summary>Every number of statements with at least two carriers; of a text that more than six outlets carry, those of the
    /// first.</summary>
    public ImmutableArray<ReportNumber> Numbers { get; init; } = [];
    public required ReportMethod Method { get; init; }

    /// <summary>Articles whose texts are, character for character, those of a witness; they have no column of their own. Null where there
    /// is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ReportCopy>? Copies { get; init; }

    /// <summary>Articles of the story that take no part in this report, and why. Null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ReportSetAside>? SetAside { get; init; }

    /// <summary>What reviewers said that shaped this report; null where nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportReview? Review { get; init; }

    /// <summary>The JSON that <see cref="ContentHash"/> was made of, until it is asked for.</summary>
    internal SerializedReport Written { get; init; } = new(null, null);
}

public enum ReportStatus
{
    Unknown,
    Provisional,
    Final,
    Superseded,
}

/// <summary>From the first to the last version that takes part.</summary>
public sealed record TimeWindow(DateTimeOffset From, DateTimeOffset To);

/// <summary>One article in its newest version; earlier versions hang below it.</summary>
public sealed record ReportWitness
{
    /// <summary>Short mark, A, B … Z, AA …, by outlet and article id.</summary>
    public required string Siglum { get; init; }
    public required string Outlet { get; init; }
    public string? OutletName { get; init; }
    public required string ArticleId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>False where nobody knows when it appeared: <c>publishedAt</c> is null; absent where the time is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? TimeKnown { get; init; }
    public string? Url { get; init; }
    public required string Headline { get; init; }
    public required string Body { get; init; }
    public required string ContentSha256 { get; init; }

    /// <summary>BCP 47, as the publisher says or as detected; absent where it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>The article in its own language, where headline and body here are its translation; absent where they are its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportOriginal? Original { get; init; }

    /// <summary>Names the group of witnesses that carry one wire text; null: its own text.</summary>
    public string? SharedCopyGroup { get; init; }
    public required ImmutableArray<ReportSentence> Sentences { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<ReportVersion> EarlierVersions { get; init; } = [];
}

/// <summary>What an article says in its own language, behind the translation that is compared.</summary>
/// <param name="By">Who or what translated; null where nobody says.</param>
public sealed record ReportOriginal(string Headline, string Body, string? By);

/// <summary>An article with the texts of a witness in all its versions: what that one reports, in the same words, this one reports
/// too.</summary>
/// <param name="Of">Siglum of the witness.</param>
public sealed record ReportCopy(
    string Siglum,
    string Of,
    string Outlet,
    string? OutletName,
    string ArticleId,
    int Version,
    DateTimeOffset PublishedAt,
    string? Url,
    string ContentSha256
);

/// <summary>An article that takes no part.</summary>
/// <param name="Version">The publisher's number of the version; null where the publisher does not count.</param>
/// <param name="Code"><c>comparison_fails</c>, <c>time_limit</c> or <c>work_limit</c>.</param>
/// <param name="Reason">In words.</param>
public sealed record ReportSetAside(string Outlet, string ArticleId, int? Version, string Code, string Reason);

/// <summary>An earlier version of a witness, in the same form.</summary>
public sealed record ReportVersion
{
    public required int Version { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required string Headline { get; init; }
    public required string Body { get; init; }
    public required string ContentSha256 { get; init; }
    public required ImmutableArray<ReportSentence> Sentences { get; init; }
}

/// <summary>A sentence as a span; <paramref name="Excluded"/> says why clutter takes no part.</summary>
/// <param name="Field"><c>body</c> or <c>headline</c>.</param>
public sealed record ReportSentence(int Index, string Field, int Start, int Length, string? Excluded);

/// <summary>One thing reported; a row of the collation.</summary>
public sealed record ReportStatement
{
    public required string Id { get; init; }

    /// <summary>The carriers' most central reading, verbatim.</summary>
    public required string Label { get; init; }

    /// <summary>The words of its sentence before the label, verbatim, where the label cannot be read without them; else absent.</summary>
    public string? LabelContext { get; init; }

    /// <summary>Number of witnesses that carry it.</summary>
    public required int Carriers { get; init; }

    /// <summary>The same after witnesses of one shared copy are counted once.</summary>
    public required int IndependentCarriers { get; init; }

    /// <summary>When any version of any witness first carried it.</summary>
    public required DateTimeOffset FirstReportedAt { get; init; }
    public required ImmutableArray<ReportReading> Readings { get; init; }

    /// <summary>One cell a witness, in witness order.</summary>
    public required ImmutableArray<CoverageCell> Coverage { get; init; }
}

/// <summary>One witness's words for a statement.</summary>
/// <param name="Sentences">The sentences they stand in, and others of the article that report the same.</param>
/// <param name="Segments">The parts of these that stand in this row; empty where the article reports the statement in words that stand in
/// another row.</param>
public sealed record ReportReading(string Siglum, ImmutableArray<int> Sentences, ImmutableArray<ReportSegment> Segments);

/// <summary>The part of a sentence that carries a reading.</summary>
public sealed record ReportSegment(int Sentence, int Start, int Length);

/// <summary>What one witness does with one statement.</summary>
/// <param name="Score">0–1: how probable it is that the article reports the statement; 1 where it alone does.</param>
/// <param name="NearestSentence">The witness's sentence that comes nearest; null where it has none.</param>
/// <param name="Place">Where it stands: <c>headline</c>, <c>lead</c>, <c>body</c>; null where it is neither carried nor partly.</param>
/// <param name="Paragraph">1-based ordinal of that body sentence; null for the headline and where it is neither carried nor partly.</param>
/// <param name="MinutesAfterFirst">For carried, late and restored: minutes from the first report of the statement anywhere to its first in
/// this article.</param>
/// <param name="Certainty">The newest version's rung of the certainty ladder; null where not carried.</param>
/// <param name="Certainties">Its rung in every version that carries it, oldest first.</param>
public sealed record CoverageCell(
    string Siglum,
    CoverageState State,
    double Score,
    int? NearestSentence,
    string? Place = null,
    int? Paragraph = null,
    double? MinutesAfterFirst = null,
    string? Certainty = null,
    ImmutableArray<VersionCertainty>? Certainties = null
)
{
    /// <summary>What the state rests on; absent for the article whose words are the label, and for equal words of a text that more than six
    /// outlets carry.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CoverageBasis? Basis { get; init; }
}

/// <summary>What a coverage cell rests on, in terms a reader can check.</summary>
/// <param name="Sentences">Up to three sentences in a row that come nearest to the label; empty where the article has no key word of
/// it.</param>
/// <param name="Words">Key words of the label.</param>
/// <param name="Found">Of these, in the nearest sentences.</param>
/// <param name="Anywhere">Of these, in the whole article, headline and captions included.</param>
/// <param name="NamesMissing">Names of the label that the whole article never has, in lower case; absent where none is missing.</param>
/// <param name="NumbersMissing">Numbers of the label that the nearest sentences do not give; absent where none is missing.</param>
public sealed record CoverageBasis(
    ImmutableArray<int> Sentences,
    int Words,
    int Found,
    int Anywhere,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<string>? NamesMissing = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<string>? NumbersMissing = null
);

/// <summary>The state of a coverage cell. Closed within a major version of the schema.</summary>
public enum CoverageState
{
    Unknown,

    /// <summary>The article reports the statement, at or over the upper threshold.</summary>
    Carried,

    /// <summary>Between the thresholds; never counted as an omission.</summary>
    Uncertain,

    /// <summary>Below the lower threshold, and the article is younger than the statement.</summary>
    NotMatched,

    /// <summary>Not matched, but the article's newest version is older than the statement's first appearance anywhere.</summary>
    NotYet,

    /// <summary>Carried, but first at least the configured number of minutes after the statement's first appearance.</summary>
    Late,

    /// <summary>Not matched now; an earlier version carried it.</summary>
    Dropped,

    /// <summary>Carried now and in an earlier version, but not in one between.</summary>
    Restored,

    /// <summary>The article reports a part of the statement, or another version of it; neither carried nor an omission.</summary>
    Partly,

    /// <summary>The article is in a language that the story is not compared in: nothing is known of what it carries or lacks.</summary>
    NotCompared,
}

/// <summary>Two sentences of different witnesses whose score reaches the uncertain threshold.</summary>
public sealed record ReportLink(LinkEnd Left, LinkEnd Right, double Score)
{
    /// <summary>What moved the score most, the strongest first; given for the best link of each cell, from the <c>notMatched</c> threshold
    /// on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ReportLinkReason>? Because { get; init; }
}

/// <summary>One reason of a link's score.</summary>
/// <param name="Name">
/// <c>meaning</c> (sentence vectors), <c>words</c>, <c>numbers</c>, <c>days</c>, <c>quotation</c>, <c>denial</c>, <c>position</c>,
/// <c>articles</c> (what the two
/// articles share as a whole) or <c>otherWitnesses</c> (third articles that agree with both).
/// </param>
/// <param name="Adds">Log-odds added to those of an average pair; negative where it speaks against.</param>
public sealed record ReportLinkReason(string Name, double Adds);

public sealed record LinkEnd(string Siglum, int Sentence);

/// <summary>A change between two successive versions of one article.</summary>
/// <param name="Action"><c>addition</c>, <c>deletion</c>, <c>edit</c>, <c>move</c>, <c>split</c> or <c>merge</c>.</param>
/// <param name="From">Sentence indexes of the older version.</param>
/// <param name="To">Sentence indexes of the newer version.</param>
public sealed record ReportEdit(
    string Siglum,
    int FromVersion,
    int ToVersion,
    string Action,
    bool Moved,
    ImmutableArray<int> From,
    ImmutableArray<int> To
);

/// <summary>How the report came about: enough to make it again.</summary>
public sealed record ReportMethod
{
    public required string Model { get; init; }

    /// <summary>Rule id to version.</summary>
    public required ImmutableSortedDictionary<string, int> Rules { get; init; }
    public required ImmutableSortedDictionary<string, double> Thresholds { get; init; }

    /// <summary>Content hashes of all versions, in ordinal order.</summary>
    public required ImmutableArray<string> Inputs { get; init; }
    public required string Limits { get; init; }
}

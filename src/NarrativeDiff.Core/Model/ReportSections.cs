using System.Collections.Immutable;

namespace NarrativeDiff.Core.Model;

/// <summary>A person, place, organisation or happening of the story, with every phrase that an outlet uses for it: a block of the label
/// table.</summary>
/// <param name="Id"><c>r1</c>, <c>r2</c> …, most used first.</param>
/// <param name="Kind"><c>event</c>, <c>person</c>, <c>place</c>, <c>organisation</c> or <c>thing</c>.</param>
/// <param name="Name">The phrase most outlets use, verbatim.</param>
public sealed record ReportReferent(string Id, string Kind, string Name, ImmutableArray<ReportLabel> Labels);

/// <summary>One phrase for a referent; inflection and case folded.</summary>
/// <param name="Phrase">As first written.</param>
public sealed record ReportLabel(string Phrase, ImmutableArray<ReportLabelUse> Uses);

/// <summary>How one witness uses a label, in one voice.</summary>
/// <param name="Voice"><c>outlet</c>, <c>attributed</c> (inside what a source is reported to say) or <c>quoted</c>.</param>
/// <param name="Count">In the newest version.</param>
/// <param name="Versions">Numbers of all versions that have it.</param>
/// <param name="Evidence">Up to three spans, of the newest version that has it.</param>
public sealed record ReportLabelUse(
    string Siglum,
    string Voice,
    int Count,
    ImmutableArray<int> Versions,
    ImmutableArray<Evidence> Evidence
);

/// <summary>Whom one witness lets speak: a row of the attribution table.</summary>
/// <param name="Name">The source as the article names it most fully; null where the attribution names none.</param>
/// <param name="Type"><c>named</c>, <c>institution</c>, <c>anonymous</c>, <c>plural</c>, <c>document</c> or <c>none</c>.</param>
/// <param name="Attributions">Count in the newest version.</param>
/// <param name="Stances">Stance class (<c>neutral</c>, <c>distancing</c>, <c>endorsing</c>, <c>reluctant</c>, <c>denial</c>,
/// <c>insistence</c>) to count.</param>
/// <param name="Cues">The cue words used for it, verbatim, most used first.</param>
/// <param name="Words">Words of all its content spans.</param>
/// <param name="QuotedWords">Those of them inside quotation marks.</param>
/// <param name="Share">0–1: its share of all attributed words of the article; null where fewer than three attributions make a
/// share.</param>
public sealed record ReportSource(
    string Siglum,
    string? Name,
    string Type,
    int Attributions,
    ImmutableSortedDictionary<string, int> Stances,
    ImmutableArray<string> Cues,
    int Words,
    int QuotedWords,
    double? Share
);

/// <summary>One number that a reading of a statement gives.</summary>
/// <param name="Unit">What is counted or measured, e.g. <c>drone</c>; null where the text does not say.</param>
/// <param name="Low">Smallest value that the words allow.</param>
/// <param name="High">Largest value; null where open above.</param>
public sealed record ReportNumber(string Statement, string Siglum, string? Unit, double Low, double? High, Evidence Evidence);

/// <summary>How sure the outlet is in one version: a rung of the certainty ladder.</summary>
/// <param name="Certainty"><c>asserted</c>, <c>attributed</c>, <c>distanced</c>, <c>hedged</c> or <c>denied</c>.</param>
public sealed record VersionCertainty(int Version, string Certainty);

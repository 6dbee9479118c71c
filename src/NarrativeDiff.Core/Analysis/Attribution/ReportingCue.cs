namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>How the reporter stands to what is reported, as the reporting word shows.</summary>
public enum Stance
{
    Neutral,
    Distancing,
    Endorsing,
    Reluctant,
    Denial,
    Insistence,
}

/// <summary>What kind of source speaks.</summary>
public enum SourceType
{
    Named,
    Institution,
    Anonymous,
    Plural,
    Document,
    None,
}

/// <summary>What follows a reporting verb and so decides whether it reports.</summary>
internal enum Frame
{
    None,

    /// <summary>A quotation beside it.</summary>
    Quote,
    That,

    /// <summary><c>whether</c>, <c>how</c>, <c>what</c>.</summary>
    Question,
    Colon,

    /// <summary>A clause without <c>that</c>.</summary>
    Clause,

    /// <summary>The content came first: "…, he said."</summary>
    Trailing,
    Infinitive,
    Nominal,
    About,
    Preposition,
}

/// <summary>A verb as the lexicon knows it: in each of its classes it reports in some frames.</summary>
internal sealed record ReportingVerb(string Lemma, Stance Stance, IReadOnlySet<string> Classes, IReadOnlySet<Frame> Frames);

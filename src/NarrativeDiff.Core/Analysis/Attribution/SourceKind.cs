namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>What kind of source speaks.</summary>
internal enum SourceKind
{
    /// <summary>A person with a name.</summary>
    Person,

    /// <summary>A person known by an office alone: "the mayor".</summary>
    Office,
    Institution,

    /// <summary>Several people of one kind or place: "officials in Norland", "residents".</summary>
    Group,

    /// <summary>One or more people whom the outlet does not name: "a source close to the talks".</summary>
    Anonymous,
    Document,

    /// <summary>Nobody that can be pointed at: "many", "critics", "some".</summary>
    Vague,
}

/// <summary>Grammatical gender and number of a source, as far as the text gives it.</summary>
internal enum Gender
{
    Unknown,
    Male,
    Female,
}

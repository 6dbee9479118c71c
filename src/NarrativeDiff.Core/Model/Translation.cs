namespace NarrativeDiff.Core.Model;

/// <summary>An article version in another language, paragraph by paragraph, in the body type of the original.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="By">Who or what translated; null where nobody says.</param>
public sealed record Translation(string Language, string Headline, string Body, string? By);

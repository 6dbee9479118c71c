namespace NarrativeDiff.Core.Language;

/// <summary>A base noun phrase: determiner, modifiers and head, without what follows the head ("the former minister", not "of
/// defence").</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Head">Index of its head: the last noun, name or pronoun.</param>
internal readonly record struct NounPhrase(int First, int Last, int Head);

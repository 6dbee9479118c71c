namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>A noun phrase as a range of a sentence's tokens: determiners, then the words that name something.</summary>
/// <param name="Start">First token, determiners included.</param>
/// <param name="From">First token after the determiners.</param>
/// <param name="Core">One past the head; what follows up to <paramref name="End"/> completes it ("bid <i>to kill</i>", "Department <i>of
/// Justice</i>").</param>
internal readonly record struct NounPhrase(int Start, int From, int Core, int End);

using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>Whether a version informs its readers that it was corrected or updated.</summary>
internal static class Notice
{
    // Wordings of notices in the corrections policies of news agencies and newspapers.
    private static readonly string[] Cues =
    [
        "correction",
        "corrects",
        "corrected",
        "clarification",
        "clarifies",
        "editor's note",
        "editor’s note",
        "an earlier version",
        "a previous version",
        "this story has been updated",
        "this article was updated",
        "has been amended",
    ];

    public static bool AddedIn(Revision revision) => Count(revision.To) > Count(revision.From);

    private static int Count(WitnessVersion version) =>
        version.Text.Sentences.Count(sentence =>
            Cues.Any(cue => version.Text.TextOf(sentence).Contains(cue, StringComparison.OrdinalIgnoreCase))
        );
}

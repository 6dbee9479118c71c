using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Where a mention stands.</summary>
/// <param name="Witness">Index of the witness.</param>
/// <param name="Version">Index of the version in the witness.</param>
internal readonly record struct MentionPlace(int Witness, int Version, int Sentence, TextField Field, TextSpan Span);

/// <summary>One noun phrase of one version, taken apart: title, name, head, what qualifies it.</summary>
internal sealed record Mention
{
    public required MentionPlace Place { get; init; }

    /// <summary>The phrase with inflection, case and determiners folded away: two mentions with one key use the same label.</summary>
    public required string Key { get; init; }

    /// <summary>The words as written, without determiners.</summary>
    public required string Phrase { get; init; }

    /// <summary>Folded name at the end of the phrase, title and form of address taken off; empty where it has none.</summary>
    public required string Name { get; init; }

    /// <summary>Singular of the last noun; of a titled name the title's role; empty for a bare name.</summary>
    public required string Head { get; init; }

    /// <summary>The folded words before head or name.</summary>
    public required ImmutableArray<string> Modifiers { get; init; }

    /// <summary>Those of them that are names.</summary>
    public required ImmutableArray<string> NamedModifiers { get; init; }

    /// <summary>What completes a light noun: the verb of "bid to kill", the noun of "attempt on the life".</summary>
    public required string Complement { get; init; }

    public required bool IsDefinite { get; init; }

    public required bool IsIndefinite { get; init; }

    public required bool IsPlural { get; init; }

    /// <summary>Has a title or a form of address before its name.</summary>
    public required bool IsTitled { get; init; }

    /// <summary>A preposition of place stands before it.</summary>
    public required bool IsPlaced { get; init; }

    /// <summary>First and one past last token, determiners included.</summary>
    public required (int Start, int End) Tokens { get; init; }

    public bool IsNamed => Name.Length > 0;
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Cli.Input.Files;

/// <summary>What reading the input gave: the articles in the order they stand there, and what could not be taken.</summary>
/// <param name="Notes">What was guessed because nobody said it, a sentence each.</param>
internal sealed record ArticleInput(
    ImmutableArray<ArticleVersion> Articles,
    ImmutableArray<InputFault> Faults,
    ImmutableArray<string> Notes
)
{
    private const int MaxShown = 100;

    /// <summary>What a verb returns that did its work on all that could be read.</summary>
    public int ExitCode => Faults.IsEmpty ? Cli.ExitCode.Success : Cli.ExitCode.Failure;

    /// <summary>Says faults and notes; a long list is cut, its length is not hidden.</summary>
    public void WriteTo(TextWriter error)
    {
        foreach (var note in Notes)
            error.WriteLine(Terminal.Safe($"note: {note}"));
        foreach (var fault in Faults.Take(MaxShown))
            error.WriteLine($"error: {fault}");
        if (Faults.Length > MaxShown)
            error.WriteLine($"error: and {Faults.Length - MaxShown} more");
        if (Articles.IsEmpty)
            error.WriteLine("error: no article could be read; nothing to do");
    }
}

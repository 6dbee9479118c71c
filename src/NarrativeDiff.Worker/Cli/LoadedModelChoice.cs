using System.CommandLine;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Cli;

/// <summary>Which loaded-wording model a verb uses: the one that ships, or the file <c>train loaded</c> wrote.</summary>
internal static class LoadedModelChoice
{
    public static Option<string?> AddTo(Command command)
    {
        var option = new Option<string?>("--loaded-model")
        {
            Description = "Loaded-wording model written by train loaded; without it the one that ships",
            HelpName = "FILE",
        };
        command.Add(option);
        return option;
    }

    /// <exception cref="InvalidDataException">The file is no such model, or was trained with another encoder.</exception>
    public static LoadedScorer Open(string? file, ISentenceEncoder? encoder)
    {
        try
        {
            return LoadedScorer.For(encoder, LoadedOptions.Read(file));
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException($"{file}: {fault.Message}", fault);
        }
    }
}

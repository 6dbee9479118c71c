using NarrativeDiff.Core.Analysis.Wording;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Which loaded-wording model reports use.</summary>
internal sealed class LoadedOptions
{
    public const string Section = "Loaded";

    /// <summary>A file written by <c>narrativediff train loaded</c>; null: the model that ships.</summary>
    public string? Model { get; set; }

    /// <exception cref="InvalidDataException">The file is no loaded-wording model; the message names file and field.</exception>
    public static LoadedModel? Read(string? file)
    {
        if (file is not { Length: > 0 })
            return null;
        try
        {
            return LoadedModelJson.Read(File.ReadAllBytes(file));
        }
        catch (FormatException fault)
        {
            throw new InvalidDataException($"{file}: no loaded-wording model: {fault.Message}", fault);
        }
    }
}

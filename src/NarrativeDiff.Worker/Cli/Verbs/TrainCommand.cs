using System.CommandLine;
using System.Globalization;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Output;
using NarrativeDiff.Worker.Cli.Training;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>train loaded</c>: a loaded-wording model from an organisation's own labelled sentences.</summary>
internal static class TrainCommand
{
    private const string About = """
        Trains a loaded-wording model on labelled sentences, prints cross-validated figures, writes a model file that the setting
        Loaded:Model or --loaded-model names.
        Examples:
          narrativediff train loaded --data labelled.jsonl --out model.json
          narrativediff analyze articles/ --loaded-model model.json
        The data is JSON lines {"text": …, "label": 0 or 1, "article": …}; sentences of one article (optional) are kept on one side of the
        cross-validation.
        Figures are of sentences the model had not seen. Exit code 1: the data has faults; each is reported with its line and field, and
        nothing is written.
        """;

    public static Command Create()
    {
        var loaded = new Command("loaded", About);
        var data = new Option<string>("--data")
        {
            Description = "Labelled sentences, JSON lines",
            HelpName = "FILE",
            Required = true,
        };
        var output = new Option<string?>("--out")
        {
            Description = "Model file to write; without it only the figures are printed",
            HelpName = "PATH",
        };
        var kinds = new Option<string>("--features")
        {
            Description =
                "What the model looks at: a list of vector, evidence (classes of the word lists), words (hashed), "
                + "prior (what the shipped model says)",
            HelpName = "LIST",
            DefaultValueFactory = _ => "vector,evidence,prior",
        };
        kinds.Validators.Add(given =>
        {
            if (
                given.GetValueOrDefault<string>() is { } list
                && (list.Length == 0 || list.Split(',').Except(["vector", "evidence", "words", "prior"], StringComparer.Ordinal).Any())
            )
                given.AddError($"--features '{Terminal.Safe(list)}': give a list of vector, evidence, words, prior with commas between");
        });
        loaded.Add(data);
        loaded.Add(output);
        loaded.Add(kinds);
        var encoder = EncoderChoice.AddTo(loaded);
        loaded.SetVerb(
            async (parse, cancel) =>
            {
                var (file, console) = (parse.GetRequiredValue(data), parse.InvocationConfiguration);
                var (sentences, faults) = LabelledSentence.Read(file);
                foreach (var fault in faults)
                    await console.Error.WriteLineAsync($"error: {fault}").ConfigureAwait(false);
                if (faults.Count > 0)
                    return ExitCode.Failure;
                using var opened = EncoderChoice.Open(parse.GetRequiredValue(encoder));
                var training = Train(file, sentences, parse.GetRequiredValue(kinds).Split(','), opened, cancel);
                await console.Output.WriteAsync(Describe(sentences, training)).ConfigureAwait(false);
                if (parse.GetValue(output) is { } path)
                    await WriteAsync(training.Model, path, console.Output).ConfigureAwait(false);
                return ExitCode.Success;
            }
        );
        return new Command("train", "Trains a model on labelled data; see train loaded --help.") { loaded };
    }

    private static LoadedTraining Train(
        string file,
        IReadOnlyList<LabelledSentence> sentences,
        string[] kinds,
        OpenEncoder opened,
        CancellationToken cancel
    )
    {
        try
        {
            return LoadedTraining.Of(
                Path.GetFileNameWithoutExtension(file),
                sentences,
                new LoadedFeatures(kinds.Contains("vector"), kinds.Contains("evidence"), kinds.Contains("words"), kinds.Contains("prior")),
                opened.Encoder,
                cancel
            );
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{file}: {fault.Message}", fault);
        }
    }

    private static string Describe(IReadOnlyList<LabelledSentence> sentences, LoadedTraining training) =>
        $"sentences {sentences.Count}\nloaded {sentences.Count(sentence => sentence.IsLoaded)}\narticles "
        + $"{sentences.DistinctBy(sentence => sentence.Article).Count()}\nfolds {LoadedTraining.Folds}\n"
        + string.Concat(
            training.Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Key} {figure.Value:0.0000}\n"))
        );

    private static async Task WriteAsync(LoadedModel model, string path, TextWriter console)
    {
        var text = LoadedModelJson.Write(model);
        using var file = OutputFile.To(path, console);
        await file.Writer.WriteAsync(text).ConfigureAwait(false);
        file.Finish();
        await console
            .WriteAsync($"written {Terminal.Safe(path)} {LoadedModelJson.ChecksumOf(System.Text.Encoding.UTF8.GetBytes(text))}\n")
            .ConfigureAwait(false);
    }
}

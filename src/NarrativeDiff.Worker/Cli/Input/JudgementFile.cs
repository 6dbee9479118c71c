using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Reads judgements as the API exports them: JSON lines, numbered by their line where they have no number.</summary>
internal static class JudgementFile
{
    /// <exception cref="IOException">The file cannot be read, or a line of it is no judgement; the message names file and line.</exception>
    public static IReadOnlyList<Judgement> Read(string path)
    {
        var judgements = new List<Judgement>();
        foreach (var (place, line) in File.ReadLines(path).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            try
            {
                var judgement =
                    JsonSerializer.Deserialize<Judgement>(line, Judgement.Json) ?? throw new JsonException("null is no judgement");
                judgements.Add(judgement.Number > 0 ? judgement : judgement with { Number = place + 1 });
            }
            catch (JsonException fault)
            {
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{path} line {place + 1}: {fault.Message}"), fault);
            }
        }

        return judgements;
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>How likely a reader keeps a finding: a logistic regression over a few features and the kind of finding, with open
/// weights.</summary>
/// <remarks>The weights are a data file whose head names the version, the data and the command that made it.</remarks>
internal sealed class LeadModel
{
    private readonly FrozenDictionary<string, double> _weights;

    private LeadModel(string text, LexiconFile file) =>
        (Text, Version, _weights) = (
            text,
            file.Version,
            file.Rows.ToFrozenDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal)
        );

    public static LeadModel Shipped { get; } = Read();

    public string Version { get; }

    /// <summary>The data file it was read from.</summary>
    public string Text { get; }

    /// <summary>The name under which a kind of finding has its weight.</summary>
    public static string KindOf(FindingDraft draft) => $"{draft.Rule} {draft.Kind}";

    /// <summary>What each part adds to the log-odds: the stakes, the outlets, the size, the place, the kind.</summary>
    public ImmutableArray<WeightPart> PartsOf(FindingDraft draft)
    {
        var features = LeadFeatures.Of(draft);
        double Sum(params ReadOnlySpan<string> names)
        {
            var sum = 0.0;
            foreach (var name in names)
                sum += _weights[name] * features[LeadFeatures.Names.IndexOf(name)];
            return sum;
        }
        return
        [
            new("stakes", Sum("stakes", "kindsOfStakes", "moneyOrVotes")),
            new("outlets", Sum("stating", "silent", "partly", "differing")),
            new("size", Sum("words", "strength")),
            new("place", Sum("prominence", "quoted")),
            new("kind", _weights["bias"] + Prior(KindOf(draft))),
        ];
    }

    /// <summary>Of a kind that no reader has judged yet the weight of its family, the letter of its rule.</summary>
    private double Prior(string kind) =>
        _weights.TryGetValue("kind " + kind, out var own) ? own : _weights.GetValueOrDefault($"family {kind[0]}", _weights["kind *"]);

    /// <param name="tsv">A weight a line; the head names the version.</param>
    public static LeadModel Parse(string tsv)
    {
        var file = LexiconFile.Parse(new StringReader(tsv));
        return new LeadModel(tsv, file);
    }

    private static LeadModel Read()
    {
        using var stream = typeof(LeadModel).Assembly.GetManifestResourceStream("NarrativeDiff.Core.Comparison.lead-weights.tsv")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}

using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Attribution;

/// <summary>Finds an outlet whose verbs keep one source at a distance and not the other: one "claims", the other "says".</summary>
internal sealed class AsymmetryRule : IRule
{
    /// <summary>Fewer attributions of a source make no rate.</summary>
    private const int Fewest = 3;

    /// <summary>Least difference of the rates of distancing verbs; no labelled data.</summary>
    public const double RateGap = 0.5;

    public IReadOnlyList<string> Ids => ["T5"];

    private sealed record Side(string Key, ImmutableArray<Spoken> Spoken)
    {
        /// <summary>"Accused" and "blamed" say what a source did; "said" could not stand there.</summary>
        public int Distanced =>
            Spoken.Count(one => one.What.Stance == Stance.Distancing && CueLexicon.Verb(one.What.Lemma)?.Classes.Contains("judge") != true);

        public double Rate => (double)Distanced / Spoken.Length;
    }

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        foreach (var witness in collation.Witnesses)
        {
            var sides = Voices
                .Of(witness.Text)
                .Speakers.Where(one => one.Key is not null)
                .GroupBy(one => one.Key!, StringComparer.Ordinal)
                .Select(source => new Side(source.Key, [.. source]))
                .Where(side => side.Spoken.Length >= Fewest)
                .OrderByDescending(side => side.Rate)
                .ThenBy(side => side.Key, StringComparer.Ordinal)
                .ToArray();
            if (sides.Length > 1 && sides[0].Rate - sides[^1].Rate >= RateGap)
                yield return Draft(collation, witness, sides[0], sides[^1]);
        }
    }

    private static FindingDraft Draft(Collation collation, Witness witness, Side distanced, Side plain) =>
        new(
            "T5",
            "asymmetric verbs",
            $"{witness.Outlet}|{distanced.Key}|{plain.Key}",
            SummaryTemplate.Of(
                "{outlet} reports {doubted} with verbs of doubt in {doubts} of {said:statement}, {plain} in {others} of {all}.",
                OutletNames.Argument(collation, "outlet", collation.Witnesses.IndexOf(witness)),
                SummaryArgument.Quotations("doubted", NameOf(distanced)),
                SummaryArgument.Count("doubts", distanced.Distanced),
                SummaryArgument.Count("said", distanced.Spoken.Length),
                SummaryArgument.Quotations("plain", NameOf(plain)),
                SummaryArgument.Count("others", plain.Distanced),
                SummaryArgument.Count("all", plain.Spoken.Length)
            ),
            [
                .. new[] { distanced, plain }
                    .SelectMany(side => side.Spoken.Take(4))
                    .Select(one => EvidenceFactory.Of(witness, witness.Newest, one.What.Sentence, one.What.Cue, "cue")),
            ]
        )
        {
            Score = distanced.Rate - plain.Rate,
            Threshold = RateGap,
            Certainty = 0.6,
            Size = distanced.Rate - plain.Rate,
            Prominence = 0.5,
            Support = 1.0 / collation.Witnesses.Length,
        };

    /// <summary>The key is lower-cased.</summary>
    private static string NameOf(Side side) => side.Spoken.Select(one => one.Name).FirstOrDefault(name => name is not null) ?? side.Key;
}

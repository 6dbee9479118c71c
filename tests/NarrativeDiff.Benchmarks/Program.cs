using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Benchmarks.Comparison;
using NarrativeDiff.Benchmarks.Day;
using NarrativeDiff.Benchmarks.Encoder;
using NarrativeDiff.Benchmarks.Findings;
using NarrativeDiff.Benchmarks.Frames;
using NarrativeDiff.Benchmarks.Hostile;
using NarrativeDiff.Benchmarks.Laws;
using NarrativeDiff.Benchmarks.Pages;
using NarrativeDiff.Benchmarks.Presence;
using NarrativeDiff.Benchmarks.Rooms;
using NarrativeDiff.Benchmarks.SmallPrint;
using NarrativeDiff.Benchmarks.Sources;
using NarrativeDiff.Benchmarks.Stores;
using NarrativeDiff.Benchmarks.Stories;
using NarrativeDiff.Benchmarks.Wording;

return args switch
{
    ["fit", .. var rest] => PairModelFit.Run(rest),
    ["links", .. var rest] => LinkBenchmark.Run(rest),
    ["parts", .. var rest] => PartsBenchmark.Run(rest),
    ["collate", .. var rest] => CollationBenchmark.Run(rest),
    ["features", .. var rest] => PairModelFit.RunFeatures(rest),
    ["presence", .. var rest] => PresenceBenchmark.Run(rest),
    ["tried", var data] => TriedFeatures.Run(data),
    ["drawn-cells", var data] => DrawnCells.Run(data),
    ["cells", .. var rest] => CellBenchmark.Run(rest),
    ["bands", var data] => ScoreBands.Run(data),
    ["findings", .. var rest] => FindingsBenchmark.Run(rest),
    ["lead", .. var rest] => LeadFit.Run(rest),
    ["sources", .. { Length: > 0 } rest] => SourceIdentityBenchmark.Run(rest),
    ["variations"] => VariationTable.Run(),
    ["chains", .. var rest] => VersionChains.Run(rest),
    ["laws", var data] => LawsBenchmark.Run(data),
    ["frame-vectors", var file] => FrameVectorsFile.Write(file),
    ["frames", var data] => FramesBenchmark.Run(data),
    ["own-words", var data, .. var rest] => OwnWordsBenchmark.Run(data, rest),
    ["label-pairs", var data, var count] => LabelPairsBenchmark.Run(data, count),
    ["speed", .. var rest] => SpeedBenchmark.Run(rest),
    ["calibrate", var data, var ranges] => Calibration.Run(data, ranges),
    ["stories", var folder] => StoryBenchmark.Run(folder),
    ["live-stories", var folder] => StoryBenchmark.RunLive(folder),
    ["twins", var folder] => TwinBenchmark.Run(folder),
    ["story-search"] => StoryBenchmark.RunSearch(),
    ["day", .. { Length: > 0 } rest] => await DayBenchmark.RunAsync(rest),
    ["small-print"] => SmallPrintBenchmark.Run(),
    ["store"] => await StoreBenchmark.RunAsync(),
    ["batches"] => BatchBenchmark.Run(),
    ["encoder"] => EncoderBenchmark.Run(null),
    ["encoder", var modules] => EncoderBenchmark.Run(modules),
    ["ratios"] => RatioBenchmark.Run(null),
    ["ratios", var modules] => RatioBenchmark.Run(modules),
    ["scale", .. var sizes] => ScaleBenchmark.Run(
        sizes.Length > 0
            ? [.. sizes.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]
            : [10, 30, 100, 300, 1000]
    ),
    ["bombs", .. var rest] => BombBenchmark.Run(rest),
    ["copies", .. var sizes] => CopiesBenchmark.Run(
        sizes.Length > 0
            ? [.. sizes.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]
            : [25, 50, 100, 200, 400]
    ),
    ["fuzz", .. var rest] => FuzzBenchmark.Run(rest),
    ["stages", .. var rest] => StageBenchmark.Run(rest),
    ["pages", var folder, .. var rest] => PagesBenchmark.Run(folder, rest),
    ["rooms"] => RoomDiagram.Print(Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: one of
          fit DATA_FOLDER [OUT.tsv]
          presence DATA_FOLDER [OUT.tsv | FOLDER…]
          tried DATA_FOLDER
          drawn-cells DATA_FOLDER
          features DATA_FOLDER
          cells DATA_FOLDER
          links DATA_FOLDER
          parts DATA_FOLDER
          collate DATA_FOLDER
          speed DATA_FOLDER
          bands DATA_FOLDER
          findings DATA_FOLDER [read OUT.md [ID…]]
          chains DATA_FOLDER
          laws DATA_FOLDER
          frames DATA_FOLDER
          frame-vectors OUT.tsv
          calibrate DATA_FOLDER OUT.tsv
          stories DATA_FOLDER
          live-stories DATA_FOLDER
          twins DATA_FOLDER
          story-search
          store
          day DATA_FOLDER [VERSIONS] [new] [hashed] [two] [days NUMBER]
          batches
          encoder [NODE_MODULES]
          ratios [NODE_MODULES]
          scale [SIZE…]
          stages [SIZE… | FILE]
          bombs [BYTES [NAME…]]
          copies [OUTLETS…]
          fuzz [INPUTS [MINUTES]]
          pages PAGES_FOLDER [held-out] [list] [cuts]
          rooms
          sources DATA_FOLDER [list ARTICLE…]
          variations
          small-print
          own-words DATA_FOLDER [FROM TO] [missed] [sample N]
          label-pairs DATA_FOLDER NUMBER
          lead READERS_FOLDER [OUT.tsv]
        """
    );
    return 2;
}

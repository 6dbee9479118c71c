using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Benchmarks.Comparison;
using NarrativeDiff.Benchmarks.Encoder;
using NarrativeDiff.Benchmarks.Stories;

return args switch
{
    ["fit", .. var rest] => PairModelFit.Run(rest),
    ["collate", .. var rest] => CollationBenchmark.Run(rest),
    ["chains", .. var rest] => VersionChains.Run(rest),
    ["speed", .. var rest] => SpeedBenchmark.Run(rest),
    ["calibrate", var data, var ranges] => Calibration.Run(data, ranges),
    ["stories", var folder] => StoryBenchmark.Run(folder),
    ["story-search"] => StoryBenchmark.RunSearch(),
    ["encoder"] => EncoderBenchmark.Run(null),
    ["encoder", var modules] => EncoderBenchmark.Run(modules),
    ["stages", .. var rest] => StageBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: fit DATA_FOLDER [OUT.tsv] | collate DATA_FOLDER | speed DATA_FOLDER | chains DATA_FOLDER | calibrate DATA_FOLDER OUT.tsv | stories DATA_FOLDER | story-search | encoder [NODE_MODULES] | stages [SIZE… | FILE]");
    return 2;
}

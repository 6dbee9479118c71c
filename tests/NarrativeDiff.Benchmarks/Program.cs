using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Benchmarks.Encoder;

return args switch
{
    ["fit", .. var rest] => PairModelFit.Run(rest),
    ["collate", .. var rest] => CollationBenchmark.Run(rest),
    ["chains", .. var rest] => VersionChains.Run(rest),
    ["speed", .. var rest] => SpeedBenchmark.Run(rest),
    ["encoder"] => EncoderBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: fit DATA_FOLDER [OUT.tsv] | collate DATA_FOLDER | speed DATA_FOLDER | chains DATA_FOLDER | encoder");
    return 2;
}

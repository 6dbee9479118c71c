using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Benchmarks.Encoder;
using NarrativeDiff.Benchmarks.Stories;

return args switch
{
    ["fit", .. var rest] => PairModelFit.Run(rest),
    ["calibrate", var data, var ranges] => Calibration.Run(data, ranges),
    ["stories", var folder] => StoryBenchmark.Run(folder),
    ["encoder"] => EncoderBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: fit DATA_FOLDER [OUT.tsv] | calibrate DATA_FOLDER OUT.tsv | stories DATA_FOLDER | encoder");
    return 2;
}

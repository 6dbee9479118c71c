using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Benchmarks.Encoder;

return args switch
{
    ["fit", .. var rest] => PairModelFit.Run(rest),
    ["calibrate", var data, var ranges] => Calibration.Run(data, ranges),
    ["encoder"] => EncoderBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: fit DATA_FOLDER [OUT.tsv] | calibrate DATA_FOLDER OUT.tsv | encoder");
    return 2;
}

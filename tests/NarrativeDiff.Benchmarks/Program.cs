using NarrativeDiff.Benchmarks.Alignment;

return args switch
{
    ["fit", .. var rest] => PairModelFit.Run(rest),
    ["evaluate", .. var rest] => Evaluation.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: fit DATA_FOLDER [OUT.tsv] | evaluate DATA_FOLDER");
    return 2;
}

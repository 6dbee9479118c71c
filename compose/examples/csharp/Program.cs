using NarrativeDiff.Example;

return args switch
{
    ["publish", var broker, var file] => await Publisher.RunAsync(new Uri(broker), file),
    ["consume", var broker] => await Consumer.RunAsync(new Uri(broker)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -- publish BROKER FILE.jsonl\n       dotnet run -- consume BROKER");
    return 2;
}

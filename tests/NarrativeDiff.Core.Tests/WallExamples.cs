// What no folder of the product may do, for the tests of the walls to find.
namespace NarrativeDiff.WallExamples.Lower
{
    internal sealed class Ground
    {
        public Upper.Roof? Over { get; init; }
    }
}

namespace NarrativeDiff.WallExamples.Upper
{
    internal sealed class Roof
    {
        public Lower.Ground? Under { get; init; }

        public static string Seen(string path) => File.ReadAllText(path) + DateTimeOffset.UtcNow + Guid.NewGuid() + new Random(1);
    }
}

namespace NarrativeDiff.WallExamples.Outer
{
    internal sealed class Yard
    {
        public Inner.Shed? Within { get; init; }
    }
}

namespace NarrativeDiff.WallExamples.Outer.Inner
{
    internal sealed class Shed
    {
        public Yard? Around { get; init; }
    }
}

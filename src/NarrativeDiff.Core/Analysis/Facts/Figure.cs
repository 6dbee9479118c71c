using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Facts;

/// <summary>A number as it is held against another: in base units, with bounds that are open or closed.</summary>
/// <param name="Slot">Figures of other slots are never compared: a length is none of money.</param>
/// <param name="Unit">The unit the text has, or the noun counted.</param>
/// <param name="VagueClass">"Dozens" 1, "hundreds" 2, "thousands" 3 …; 0 for any other number.</param>
internal sealed record Figure(string Slot, string Unit, double Low, double High, bool LowOpen, bool HighOpen, int VagueClass)
{
    /// <summary>A conversion is rounded: "a 10-mile stretch" and "a 16km stretch" are one.</summary>
    private const double Rounding = 0.08;

    /// <summary>Two tellings of a quake's strength that differ by less are one rounded.</summary>
    private const double MagnitudeRounding = 0.05;

    private static readonly string[] Classes = ["dozens", "hundreds", "thousands", "millions", "billions"];

    public static Figure? Of(NumberMention number, string words)
    {
        if (number.Kind != NumberKind.Quantity)
            return new Figure(number.Kind == NumberKind.Time ? "clock" : number.Kind.ToString().ToLowerInvariant(), "", number.Low, number.High, false, false, 0);
        if (number.Unit is null)
            return null;
        var said = number.Span.Of(words).ToLowerInvariant();
        var (slot, low, high) = (number.Unit, number.Low, number.High);
        if (UnitTable.Of(number.Unit) is { } unit)
            (slot, low, high) = unit.IsMoney ? ("money", low, high)
                : unit.Name == "fahrenheit" ? (unit.Dimension, (low - 32) / 1.8, (high - 32) / 1.8)
                : (unit.Dimension, low * unit.Size, high * unit.Size);
        if (slot == "points")
            slot = "percent";
        var first = said.Split(' ', 2)[0];
        return new Figure(slot, number.Unit, low, high,
            first is "more" or "over" or "above" or ">" or "upwards" or "upward" || said.StartsWith("in excess", StringComparison.Ordinal) || said[0] == '>',
            first is "less" or "fewer" or "under" or "below" or "<" || said[0] == '<',
            Array.IndexOf(Classes, said.Split(' ')[^1]) + 1);
    }

    /// <summary>Both cannot be true of one thing.</summary>
    public bool Contradicts(Figure other)
    {
        if (VagueClass > 0 && other.VagueClass > 0)
            return VagueClass != other.VagueClass;
        if (Slot == "money" && Unit != other.Unit)
            return Low == other.Low && High == other.High;
        if (Slot == "percent" && Unit != other.Unit)
            return true;
        if (Slot == "score")
            return (Low, High) != (other.Low, other.High);
        var tolerance = Unit != other.Unit && (Unit is not "degre" && other.Unit is not "degre") ? Rounding * Math.Max(Math.Abs(Low), Math.Abs(other.Low)) + (Slot == "temperature" ? 0.6 : 0)
            : Slot == Magnitude ? MagnitudeRounding : 0;
        return Below(this, other, tolerance) || Below(other, this, tolerance);
    }

    public static readonly string Magnitude = Stemmer.Stem("magnitude");

    private static bool Below(Figure a, Figure b, double tolerance) => a.High + tolerance < b.Low || (a.High == b.Low && a.HighOpen && b.LowOpen);
}

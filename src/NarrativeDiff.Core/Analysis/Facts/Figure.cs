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
            return new Figure(
                number.Kind == NumberKind.Time ? "clock" : number.Kind.ToString().ToLowerInvariant(),
                "",
                number.Low,
                number.High,
                false,
                false,
                0
            );
        if (number.Unit is null)
            return null;
        var said = number.Span.Of(words).ToLowerInvariant();
        var (slot, low, high) = (number.Unit, number.Low, number.High);
        if (UnitTable.Of(number.Unit) is { } unit)
            (slot, low, high) =
                unit.IsMoney ? ("money", low, high)
                : unit.Name == "fahrenheit" ? (unit.Dimension, (low - 32) / 1.8, (high - 32) / 1.8)
                : (unit.Dimension, low * unit.Size, high * unit.Size);
        if (slot == "points")
            slot = "percent";
        var first = said.Split(' ', 2)[0];
        return new Figure(
            slot,
            number.Unit,
            low,
            high,
            first is "more" or "over" or "above" or ">" or "upwards" or "upward"
                || said.StartsWith("in excess", StringComparison.Ordinal)
                || said[0] == '>',
            first is "less" or "fewer" or "under" or "below" or "<" || said[0] == '<',
            Array.IndexOf(Classes, said.Split(' ')[^1]) + 1
        );
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
        var tolerance =
            Unit != other.Unit && (Unit is not "degre" && other.Unit is not "degre")
                ? Rounding * Math.Max(Math.Abs(Low), Math.Abs(other.Low)) + (Slot == "temperature" ? 0.6 : 0)
            : Slot == Magnitude ? MagnitudeRounding
            : 0;
        return Below(this, other, tolerance) || Below(other, this, tolerance);
    }

    /// <summary>The same but for rounding: "$43.9 million" of $43,885,310; the coarser one is taken to one unit of its last
    /// digit.</summary>
    public bool Rounds(Figure other) =>
        Unit == other.Unit
        && VagueClass == other.VagueClass
        && (
            Slot is "score" or "clock" or "age" or "year" or "ordinal"
                ? (Low, High) == (other.Low, other.High)
                : Math.Abs(Low - other.Low) < Math.Max(LastDigit(Low), LastDigit(other.Low))
                    && (High == other.High || Math.Abs(High - other.High) < Math.Max(LastDigit(High), LastDigit(other.High)))
        );

    /// <summary>Exact values of one unit that differ by more than rounding, and by less than a third: of one thing they are reported
    /// differently, where larger gaps mostly are of two things.</summary>
    public bool IsNearMiss(Figure other) =>
        Unit == other.Unit
        && Low == High
        && other.Low == other.High
        && Low > 0
        && other.Low > 0
        && !Rounds(other)
        && Math.Max(Low, other.Low) / Math.Min(Low, other.Low) <= NearMiss;

    private const double NearMiss = 1.35;

    /// <summary>The size of one unit of the last digit that is not 0.</summary>
    private static double LastDigit(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return 1;
        var text = Math.Abs(value).ToString("E14", System.Globalization.CultureInfo.InvariantCulture);
        var digits = text[..text.IndexOf('E', StringComparison.Ordinal)].Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        return Math.Pow(
            10,
            int.Parse(text[(text.IndexOf('E', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture)
                - digits.Length
                + 1
        );
    }

    public static readonly string Magnitude = Stemmer.Stem("magnitude");

    private static bool Below(Figure a, Figure b, double tolerance) =>
        a.High + tolerance < b.Low || (a.High == b.Low && a.HighOpen && b.LowOpen);
}

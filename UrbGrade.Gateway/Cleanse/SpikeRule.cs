using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>Tells values that are very unlike what the same series ever did. It flags, it never corrects.</summary>
/// <param name="Factor">Energy: how many times the largest value of a busy day is too much.</param>
/// <param name="Floor">Energy in kWh for an hour below which nothing is a spike.</param>
/// <param name="MostStep">Temperature: the largest step in kelvin from a value at most two hours old.</param>
internal sealed record SpikeRule(double Factor, double Floor, double MostStep)
{
    // Two weeks, so that a holiday at the start is not taken for what is usual.
    private const int LeastDays = 14;

    // What lasts longer is a new level - a new oven, a new tenant - and no spike.
    private const int LongestSpike = 3;

    /// <summary>The name of the rule that doubts the value; null when none does.</summary>
    public string? Doubt(in RawReading reading, SeriesMemory memory)
    {
        var value = (double)reading.Value;
        if (reading.Quantity == Quantity.Energy)
        {
            return memory.KnownDays >= LeastDays
                && memory.Doubted < LongestSpike
                && value > Floor * reading.Seconds / 3600
                && value > Factor * memory.High ? "spike" : null;
        }

        return (reading.Quantity == Quantity.TemperatureIn || reading.Quantity == Quantity.TemperatureOut)
            && memory.Last is { } last
            && (reading.Start - last.At).TotalHours is > 0 and <= 2
            && Math.Abs(value - last.Value) > MostStep ? "step" : null;
    }
}

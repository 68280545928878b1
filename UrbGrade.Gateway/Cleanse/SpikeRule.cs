using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>Tells values that are very unlike what the same series did lately. It flags, it never corrects.</summary>
/// <param name="Factor">Energy and price: how many times the 95th percentile of the last weeks is too much.</param>
/// <param name="Floor">Energy in kWh for an hour below which nothing is a spike.</param>
/// <param name="MostStep">Temperature: the largest step in kelvin from a value at most two hours old.</param>
internal sealed record SpikeRule(double Factor, double Floor, double MostStep)
{
    /// <summary>Days of history that count.</summary>
    public const int HistoryDays = 28;

    private const int LeastHistory = 72;

    // What lasts longer is a new level - a new oven, a new tenant - and no spike.
    private const int LongestSpike = 3;

    /// <summary>The name of the rule that doubts the value; null when none does.</summary>
    public string? Doubt(in RawReading reading, SeriesMemory memory)
    {
        var value = (double)reading.Value;
        if (reading.Quantity == Quantity.Energy)
        {
            var floor = Floor * reading.Seconds / 3600;
            return memory.Count >= LeastHistory && memory.Doubted < LongestSpike && value > floor && value > Factor * memory.High() ? "spike" : null;
        }

        return reading.Quantity.Unit == "Cel"
            && memory.Last is { } last
            && (reading.Start - last.At).TotalHours is > 0 and <= 2
            && Math.Abs(value - last.Value) > MostStep ? "step" : null;
    }
}

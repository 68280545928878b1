using System.Collections.Concurrent;
using NodaTime;

namespace UrbGrade.Gateway.Simulation.Houses;

/// <summary>What the counters of a house stand at: the sum of all hours since a day of the past.</summary>
/// <param name="since">Where the counters began, before any day that is asked for.</param>
internal sealed class HouseRegisters(SimulatedHouse house, LocalDate since, DateTimeZone zone)
{
    private readonly ConcurrentDictionary<int, (double Heat, double Flow, double Water)> years = [];

    /// <summary>The counters at the start of a civil day and at the end of each of its hours.</summary>
    public IReadOnlyList<(double HeatKwh, double FlowM3, double WaterM3)> Day(LocalDate day)
    {
        var (heat, flow, water) = At(day);
        var first = Hour(day);
        var states = new List<(double, double, double)> { (heat, flow, water) };
        for (var hour = first; hour < Hour(day.PlusDays(1)); hour++)
        {
            var now = house.At(hour);
            states.Add((heat += now.HeatKwh, flow += now.FlowM3, water += now.WaterM3));
        }

        return states;
    }

    // Kept for each quarter of a year: a day is then never more than a hundred days of hours away.
    private (double Heat, double Flow, double Water) At(LocalDate day)
    {
        var quarter = (day.Year * 4) + ((day.Month - 1) / 3);
        var begin = new LocalDate(quarter / 4, (quarter % 4 * 3) + 1, 1);
        return Add(Quarter(quarter), begin, day);
    }

    private (double Heat, double Flow, double Water) Quarter(int quarter)
    {
        var begin = new LocalDate(quarter / 4, (quarter % 4 * 3) + 1, 1);
        if (begin <= since)
            return (1000 * (1 + house.Index), 20 * (1 + house.Index), 100 * (1 + house.Index));
        return years.GetOrAdd(quarter, (at, self) =>
        {
            var before = new LocalDate((at - 1) / 4, ((at - 1) % 4 * 3) + 1, 1);
            return self.Add(self.Quarter(at - 1), before, begin);
        }, this);
    }

    private (double Heat, double Flow, double Water) Add((double Heat, double Flow, double Water) state, LocalDate from, LocalDate to)
    {
        for (var hour = Hour(from); hour < Hour(to); hour++)
        {
            var now = house.At(hour);
            state = (state.Heat + now.HeatKwh, state.Flow + now.FlowM3, state.Water + now.WaterM3);
        }

        return state;
    }

    private long Hour(LocalDate day) => zone.AtStartOfDay(day).ToInstant().ToUnixTimeSeconds() / 3600;
}

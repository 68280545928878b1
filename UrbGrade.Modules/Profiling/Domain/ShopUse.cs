using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>How a meter is used while a shop is open and while it is closed, and at which prices.</summary>
/// <param name="Open">Use of an open hour, mean of days.</param>
/// <param name="Heating">How much more an open hour uses for each degree of the day's mean below 15.5 degrees Celsius; null with too few cold days.</param>
/// <param name="Cooling">The same above 22 degrees Celsius; null with too few warm days.</param>
/// <param name="HeatingDegrees">Mean of those degrees over the days; null where the temperature is unknown.</param>
/// <param name="CoolingDegrees">The same above 22 degrees Celsius.</param>
/// <param name="Closed">Use of a closed hour, mean of days; null for a shop that never closes.</param>
/// <param name="Price">Null where no prices are known.</param>
internal sealed record ShopUse(
    double Open, double? Heating, double? Cooling, double? HeatingDegrees, double? CoolingDegrees, double? Closed, PaidPrice? Price)
{
    /// <summary>Null with fewer than 28 days on which it was open.</summary>
    /// <param name="days">Whole days. Public holidays among them are left out, as opening hours do not say them.</param>
    /// <param name="temperature">Mean outside of a day, degrees Celsius; null where unknown.</param>
    public static ShopUse? Of(
        IEnumerable<DayVector> days, OpeningHours opening, PaidPrice? price, Func<DateOnly, double?> temperature, Func<DateOnly, bool> isHoliday)
    {
        List<double> open = [], closed = [];
        var inWeather = new List<(double Use, double Temperature)>();
        foreach (var day in days.Where(day => !isHoliday(day.Day)))
        {
            var hours = day.Hours.Select((use, clock) => (use, IsOpen: opening.Contains(day.Day.DayOfWeek, clock))).ToLookup(hour => hour.IsOpen, hour => hour.use);
            if (hours[false].Any())
            {
                closed.Add(hours[false].Average());
            }

            if (hours[true].Any())
            {
                open.Add(hours[true].Average());
                if (temperature(day.Day) is { } outside)
                {
                    inWeather.Add((open[^1], outside));
                }
            }
        }

        if (open.Count < ProfileFeatures.FewestDays)
        {
            return null;
        }

        var slopes = WeatherSlopes.Of(inWeather);
        double? Mean(Func<double, double> degrees) => inWeather.Count == 0 ? null : inWeather.Average(day => degrees(day.Temperature));
        return new ShopUse(
            open.Average(), slopes?.Heating, slopes?.Cooling, Mean(WeatherSlopes.HeatingDegreesOf), Mean(WeatherSlopes.CoolingDegreesOf),
            closed.Count == 0 ? null : closed.Average(), price);
    }

    /// <summary>Use of an open hour in other weather, never less than nothing.</summary>
    public double OpenAt(double heatingDegrees, double coolingDegrees) => Math.Max(
        0, Open + ((Heating ?? 0) * (heatingDegrees - (HeatingDegrees ?? heatingDegrees))) + ((Cooling ?? 0) * (coolingDegrees - (CoolingDegrees ?? coolingDegrees))));

    /// <summary>Several meters of one shop as one; null where one of them has no such use.</summary>
    public static ShopUse? Sum(IReadOnlyList<ShopUse?> meters)
    {
        if (meters.Count < 2 || meters.Contains(null))
        {
            return meters is [var only] ? only : null;
        }

        double? Added(Func<ShopUse, double?> of) => meters.All(meter => of(meter!) is null) ? null : meters.Sum(meter => of(meter!) ?? 0);
        return meters[0]! with
        {
            Open = meters.Sum(meter => meter!.Open), Heating = Added(meter => meter.Heating), Cooling = Added(meter => meter.Cooling),
            Closed = Added(meter => meter.Closed), Price = meters.Select(meter => meter!.Price).FirstOrDefault(price => price is not null),
        };
    }
}

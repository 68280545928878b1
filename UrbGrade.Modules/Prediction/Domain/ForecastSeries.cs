using UrbGrade.Modules.Prediction.Domain.Calendar;

namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>A meter's series with all that a forecast may use.</summary>
/// <remarks>Of what lies at or after an origin a model may use the calendar and the temperature's outlook, nothing else.</remarks>
internal sealed class ForecastSeries
{
    private readonly bool[] holidays;
    private readonly double[]? temperature;
    private readonly ITemperatureOutlook? outlook;

    /// <param name="load">Energy of each slot; NaN where missing.</param>
    /// <param name="temperature">Outside, degrees Celsius, as measured, for the same slots; NaN where missing; null when there is none.</param>
    /// <param name="calendar">Free days of the site; null where they are not known.</param>
    /// <param name="outlook">Temperature forecasts as they were issued; null where none are kept: then the temperature goes on from what was measured.</param>
    /// <param name="nights">Of lamps that are forecast by days; null for all else.</param>
    /// <exception cref="ArgumentException">Load and temperature do not have the same slots.</exception>
    public ForecastSeries(
        CivilSeries load, double[]? temperature = null, IHolidayCalendar? calendar = null, ITemperatureOutlook? outlook = null, NightLength? nights = null)
    {
        if (temperature is not null && temperature.Length < load.Length)
        {
            throw new ArgumentException($"The temperature has {temperature.Length} slots, the load {load.Length}.", nameof(temperature));
        }

        Load = load;
        this.temperature = temperature;
        this.outlook = temperature is null ? null : outlook ?? new PersistentOutlook(temperature, load.SlotsPerDay);
        const int DaysAhead = 62;
        holidays = new bool[(load.Length / load.SlotsPerDay) + DaysAhead];
        for (var day = 0; day < holidays.Length; day++)
        {
            holidays[day] = calendar?.IsHoliday(load.FirstDay.AddDays(day)) ?? false;
        }

        if (nights is not null)
        {
            Nights = nights;
            PerNightHour = new ForecastSeries(nights.PerHour(load), temperature, calendar, outlook);
        }
    }

    public CivilSeries Load { get; }

    /// <summary>How long lamps burn; null where nothing is known of it.</summary>
    public NightLength? Nights { get; }

    /// <summary>What models learn from instead where lamps are forecast by days: use of each hour of night. Null for all else.</summary>
    public ForecastSeries? PerNightHour { get; }

    public bool HasTemperature => temperature is not null;

    public bool IsHoliday(int slot) => holidays[slot / Load.SlotsPerDay];

    /// <summary>Slot of the week, 0 at midnight before Monday; a holiday counts as a Sunday.</summary>
    public int KindOfSlot(int slot) => IsHoliday(slot) ? (6 * Load.SlotsPerDay) + (slot % Load.SlotsPerDay) : Load.SlotOfWeek(slot);

    /// <summary>Temperatures known at an origin: measured before it, the outlook from it on. Missing ones are bridged.</summary>
    /// <param name="origin">First slot that is forecast.</param>
    /// <param name="horizon">Slots from the origin on.</param>
    /// <returns>One for each slot in [0, origin + horizon); null without temperature.</returns>
    public double[]? TemperatureKnownAt(int origin, int horizon)
    {
        if (temperature is null || outlook is null)
        {
            return null;
        }

        var known = new double[origin + horizon];
        temperature.AsSpan(0, origin).CopyTo(known);
        outlook.Fill(origin, known.AsSpan(origin));
        return Gaps.Bridge(known) ? known : null;
    }
}

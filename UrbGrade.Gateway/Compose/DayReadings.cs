using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Compose;

/// <summary>One civil day as it stands in the cleansed readings.</summary>
/// <param name="Hours">By asset, then by time; only hours of which the asset itself measured something.</param>
/// <param name="MissingHours">Hours of assets without what is expected of them first: energy, of most.</param>
/// <param name="Complete">Whether everything that the site is set up to deliver for the day is there.</param>
internal sealed record DayReadings(LocalDate Day, IReadOnlyList<HourValues> Hours, int MissingHours, bool Complete)
{
    /// <summary>Reads a day. Shorter intervals are added up or averaged to hours; an hour that is not covered whole has no energy and no power.</summary>
    public static DayReadings Read(StoreConnection connection, SiteCalendar calendar, IReadOnlyList<MeterSettings> assets, LocalDate day)
    {
        var interval = calendar.IntervalOf(day);
        var found = Load(connection, interval);
        var hours = new List<HourValues>();
        var hoursOfDay = calendar.HoursOf(day).ToList();
        var siteWide = hoursOfDay.Select(hour => found.GetValueOrDefault((RawReading.SiteWide, hour))).ToList();
        var missing = 0;
        var complete = true;
        foreach (var asset in assets)
        {
            var expected = asset.Expects is { Count: > 0 } told ? told
                : asset.HasSensors ? [asset.Carrier.Use(), Quantity.TemperatureIn] : [asset.Carrier.Use()];
            for (var i = 0; i < hoursOfDay.Count; i++)
            {
                var values = new HourValues(asset.Element, asset.Position, hoursOfDay[i]) { Carrier = asset.Carrier, AssetKind = asset.Kind };
                foreach (var value in siteWide[i] ?? [])
                    Set(values, value);
                var measured = false;
                foreach (var meter in asset.Meters)
                {
                    if (!found.TryGetValue((meter, hoursOfDay[i]), out var known) || !asset.Counts(meter, hoursOfDay[i]))
                        continue;
                    foreach (var value in known)
                        Set(values, value);
                    measured = true;
                }

                if (measured)
                    hours.Add(values);
                if (values[expected[0]] is null)
                    missing++;
                foreach (var quantity in expected)
                    complete &= values[quantity] is not null;
            }
        }

        return new DayReadings(day, hours, missing, complete && (siteWide.TrueForAll(values => values is not null) || !HasSiteWide(connection)));
    }

    private static void Set(HourValues values, in HourValue value)
    {
        values[value.Quantity] = value.Value;
        if (value.Method is not null)
            values.Estimate(value.Quantity, value.Method);
    }

    private static bool HasSiteWide(StoreConnection connection) =>
        connection.Scalar<long>("SELECT EXISTS (SELECT 1 FROM series WHERE meter=@1)", RawReading.SiteWide) == 1;

    private static Dictionary<(string Meter, Instant Hour), List<HourValue>> Load(StoreConnection connection, Interval interval)
    {
        var found = new Dictionary<(string, Instant), List<HourValue>>();
        using var command = connection.Prepare(
            """
            SELECT s.meter, s.quantity, r.start - r.start % 3600, SUM(r.value), AVG(r.value), SUM(r.seconds),
                MAX(CASE WHEN r.quality = 1 THEN r.method END)
            FROM series s CROSS JOIN reading r ON r.series = s.id AND r.start >= @1 AND r.start < @2
            WHERE r.quality < 2
            GROUP BY s.id, s.meter, s.quantity, r.start - r.start % 3600
            """,
            interval.Start.ToUnixTimeSeconds(), interval.End.ToUnixTimeSeconds());
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (Quantity.Named(row.GetString(1)) is not { Kind: not QuantityKind.Register } quantity || !CoversHour(quantity, row.GetInt64(5)))
                continue;
            var key = (row.GetString(0), Instant.FromUnixTimeSeconds(row.GetInt64(2)));
            if (!found.TryGetValue(key, out var values))
                found[key] = values = [];
            values.Add(new HourValue(quantity, row.GetDouble(quantity.Additive ? 3 : 4), row.TextOrNull(6)));
        }

        return found;
    }

    // The mean power of half an hour is as little that of the hour as its energy is, and no mean of a day is. What was read at moments has no length.
    private static bool CoversHour(Quantity quantity, long seconds) =>
        seconds == 3600 || (!quantity.Additive && seconds < 3600 && (seconds == 0 || quantity != Quantity.Power));

    /// <param name="Method">How it was estimated; null when it was measured.</param>
    private readonly record struct HourValue(Quantity Quantity, double Value, string? Method);
}

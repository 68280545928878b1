using NodaTime;
using UrbGrade.Gateway.Cleanse.Vec;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>Rule 11 for heat meters: the measured heat of an hour against the water that carried it and its temperatures.</summary>
internal static class HeatReview
{
    private static readonly Duration Hour = Duration.FromHours(1);

    /// <summary>Notes each hour that does not fit, from a time on.</summary>
    /// <param name="register">The series of the heat register, which findings belong to.</param>
    public static void Note(StoreConnection connection, string meter, long register, Instant from)
    {
        var volume = Measured(connection, meter, Quantity.Volume, from);
        if (volume.Count == 0)
            return;
        var flow = Measured(connection, meter, Quantity.TemperatureFlow, from);
        var back = Measured(connection, meter, Quantity.TemperatureReturn, from);
        var findings = new List<VecFinding>();
        foreach (var (start, energy) in Measured(connection, meter, Quantity.Energy, from))
        {
            if (volume.TryGetValue(start, out var water)
                && MeterPhysics.Heat(energy, water, Mean(flow, start), Mean(back, start)) is { } wrong)
                findings.Add(new VecFinding(VecRule.Physics, start, start, wrong));
        }

        CleansingBook.Add(connection, register, findings);
    }

    // Of the states at both ends of the hour.
    private static double? Mean(Dictionary<Instant, double> states, Instant start) =>
        states.TryGetValue(start, out var first) && states.TryGetValue(start + Hour, out var last) ? (first + last) / 2 : null;

    private static Dictionary<Instant, double> Measured(StoreConnection connection, string meter, Quantity quantity, Instant from) => connection.Query(
        "SELECT r.start, r.value FROM reading r JOIN series s ON s.id = r.series WHERE s.meter = @1 AND s.quantity = @2 AND r.start >= @3 AND r.quality = 0",
        row => (Start: Instant.FromUnixTimeSeconds(row.GetInt64(0)), Value: row.GetDouble(1)), meter, quantity.Name, from.ToUnixTimeSeconds())
        .ToDictionary(row => row.Start, row => row.Value);
}

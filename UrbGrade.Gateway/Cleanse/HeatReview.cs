using NodaTime;
using UrbGrade.Bus.Validation;
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
        var volume = CleansingBook.Measured(connection, meter, Quantity.Volume, from);
        var flow = CleansingBook.Measured(connection, meter, Quantity.TemperatureFlow, from);
        var back = CleansingBook.Measured(connection, meter, Quantity.TemperatureReturn, from);
        var findings = new List<VecFinding>();
        foreach (var (start, energy) in CleansingBook.Measured(connection, meter, Quantity.Energy, from))
        {
            if (volume.TryGetValue(start, out var water)
                && MeterPhysics.Heat(energy, water, Mean(flow, start), Mean(back, start)) is { } wrong)
                findings.Add(new VecFinding(VecRule.Physics, start, start, wrong));
        }

        CleansingBook.Renew(connection, register, VecRule.Physics, findings, from);
    }

    // Of the states at both ends of the hour.
    private static double? Mean(Dictionary<Instant, double> states, Instant start) =>
        states.TryGetValue(start, out var first) && states.TryGetValue(start + Hour, out var last) ? (first + last) / 2 : null;
}

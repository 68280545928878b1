using NodaTime;
using UrbGrade.Bus.Validation;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>Rule 11 for electricity: measured power against the voltage, current and power factor of the same time.</summary>
internal static class PowerReview
{
    /// <summary>Notes where they do not fit, from a time on; what goes on from stamp to stamp is one finding.</summary>
    /// <param name="series">The series of the power, which findings belong to.</param>
    /// <param name="phases">As <see cref="Configuration.Connections.Phases"/>.</param>
    public static void Note(StoreConnection connection, string meter, long series, double phases, Instant from)
    {
        var voltage = CleansingBook.Measured(connection, meter, Quantity.VoltageL1, from);
        var current = CleansingBook.Measured(connection, meter, Quantity.CurrentL1, from);
        var factor = CleansingBook.Measured(connection, meter, Quantity.PowerFactor, from);
        var step = Steps.Of(current.Values);
        var findings = new List<VecFinding>();
        var goesOn = false;
        foreach (var (start, power) in CleansingBook.Measured(connection, meter, Quantity.Power, from).OrderBy(reading => reading.Key))
        {
            if (!voltage.TryGetValue(start, out var volt) || !current.TryGetValue(start, out var ampere) || !factor.TryGetValue(start, out var cosine))
                continue;
            var wrong = MeterPhysics.Power(power, phases, volt, ampere, cosine, step);
            if (wrong is not null && goesOn)
                findings[^1] = findings[^1] with { To = start };
            else if (wrong is not null)
                findings.Add(new VecFinding(VecRule.Physics, start, start, wrong));
            goesOn = wrong is not null;
        }

        CleansingBook.Renew(connection, series, VecRule.Physics, findings, from);
    }
}

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds times at which a cabinet tripped: its load fell to nothing in the night and came back in the same one.</summary>
/// <remarks>A trip shows where it lasts through a whole reading. Hours of the night that are dark by plan end it: what
/// comes back after them was switched on.</remarks>
internal static class Trips
{
    /// <summary>From the first dark reading to the next lit one, milliseconds since 1970-01-01T00:00:00Z, in the order of time.</summary>
    public static IEnumerable<(long From, long To)> Of(LightingNights lighting)
    {
        foreach (var night in lighting.Nights)
        {
            int? dark = null;
            var burned = false;
            for (var step = night.First; step < night.End; step++)
            {
                if (!DarkNights.ShouldBurn(lighting, step))
                {
                    (dark, burned) = (null, false);
                    continue;
                }

                if (DarkNights.IsDark(lighting, step))
                {
                    dark ??= burned ? step : null;
                    continue;
                }

                if (dark is { } first)
                {
                    yield return (lighting.Steps[first].Start, lighting.Steps[step].Start);
                }

                (dark, burned) = (null, true);
            }
        }
    }
}

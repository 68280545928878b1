using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds nights that used much more or less than the lamps of the nights around make expect, and nights of which too little is known.</summary>
internal static class NightEnergy
{
    private const double Limit = 0.15;
    private const double LeastAvailability = 0.7;

    /// <param name="others">What was found already: a night that it explains is not told again.</param>
    /// <param name="forced">Times at which somebody, or a fault, kept the lamps on, in the night before and after as well.</param>
    public static IEnumerable<Found> Find(LightingNights lighting, IReadOnlyCollection<Found> others, IReadOnlyCollection<Found> forced)
    {
        var ofShapes = lighting.Nights.Select(night => OfShape(lighting, night)).ToList();
        for (var i = 1; i + 1 < lighting.Nights.Count; i++)
        {
            var night = lighting.Nights[i];
            if (double.IsNaN(night.EnergyKwh) || double.IsNaN(ofShapes[i]) || night.IsForced(forced))
            {
                continue;
            }

            var expected = ofShapes[i] * Usual(lighting, ofShapes, i);
            var share = (night.EnergyKwh - expected) / expected;
            if (Math.Abs(share) > Limit && !others.Any(other => other.Start < night.Sunrise && night.Sunset < (other.End ?? long.MaxValue)))
            {
                yield return lighting.Tell(
                    FindingKind.NightEnergy, night.Sunset, night.Sunrise, Math.Abs(share) / Limit, 0.7, night.EnergyKwh - expected,
                    new() { ["measured"] = night.EnergyKwh, ["expected"] = expected, ["share"] = share });
            }
        }
    }

    /// <summary>kWh that the level and the dimming of a night make; NaN while they are not known.</summary>
    private static double OfShape(LightingNights lighting, Night night)
    {
        if (night is not { IsKnown: true, LevelAround: > 0 and var level })
        {
            return double.NaN;
        }

        double energy = 0;
        for (var step = night.First; step < night.End; step++)
        {
            var shared = Math.Max(0, Math.Min(lighting.Steps[step].End, night.Sunrise) - Math.Max(lighting.Steps[step].Start, night.Sunset)) / 3_600_000.0;
            energy += shared * level * lighting.ShapeAt(step) / 1000;
        }

        return energy;
    }

    /// <summary>By how much nights around differ from that where full light lies outside of their cores; 1 elsewhere.</summary>
    private static double Usual(LightingNights lighting, List<double> ofShapes, int night) =>
        !NightEdges.HasFullLight(lighting.Nights[night]) ? 1
        : Math.Max(1, Robust.Median(lighting.Around(night, NightEdges.Neighbours).Select(at => lighting.Nights[at].EnergyKwh / ofShapes[at])));

    /// <summary>Nights with less than seven tenths of their readings, those that follow each other together.</summary>
    public static IEnumerable<Found> Unavailable(LightingNights lighting)
    {
        for (var i = 1; i + 1 < lighting.Nights.Count; i++)
        {
            var first = i;
            while (i + 1 < lighting.Nights.Count && lighting.Nights[i].Availability < LeastAvailability)
            {
                i++;
            }

            if (i > first)
            {
                var share = lighting.Nights.Skip(first).Take(i - first).Average(night => night.Availability);
                yield return lighting.Tell(
                    FindingKind.Availability, lighting.Nights[first].Sunset, lighting.Nights[i - 1].Sunrise, (1 - share) / (1 - LeastAvailability), 0.9, null,
                    new() { ["share"] = share, ["nights"] = i - first });
            }
        }
    }
}

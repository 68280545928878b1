using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>The load of the nights' cores, freed of dimming: a line in which lamps that go out and burn again are steps.</summary>
internal static class LampLine
{
    /// <summary>What is darker is another finding.</summary>
    private const double DarkShare = 0.1;

    /// <summary>Below this share of full light dimming hides the lamps.</summary>
    private const double LitShare = 0.2;

    /// <summary>A load that falls by so much at least and comes back within three hours was switched: lamps that failed stay out.</summary>
    private const double DipShare = 0.05;

    private const long LongestDip = 3 * LocalCalendar.Hour;

    /// <param name="forced">Times at which somebody, or a fault, kept the lamps on: they say nothing about lamps.</param>
    /// <returns>W at full light by step.</returns>
    public static List<(int Step, double Watt)> Of(LightingNights lighting, IReadOnlyCollection<Found> forced)
    {
        var line = new List<(int Step, double Watt)>();
        for (var i = 0; i < lighting.Steps.Count; i++)
        {
            if (lighting.IsCore(i) && lighting.NightOf(i) is { IsKnown: true } night && lighting.ShapeAt(i) is var shape && shape > LitShare
                && lighting.Steps[i].Watt / shape is var watt && watt > DarkShare * night.LevelAround && !night.IsForced(forced))
            {
                line.Add((i, watt));
            }
        }

        return WithoutDips(lighting, line);
    }

    private static List<(int Step, double Watt)> WithoutDips(LightingNights lighting, List<(int Step, double Watt)> line)
    {
        var kept = new List<(int Step, double Watt)>();
        for (var i = 0; i < line.Count; i++)
        {
            i = kept.Count > 0 ? EndOfDip(lighting, line, kept[^1], i) : i;
            kept.Add(line[i]);
        }

        return kept;
    }

    /// <summary>The first point after a dip that begins with one; the same where none does.</summary>
    private static int EndOfDip(LightingNights lighting, List<(int Step, double Watt)> line, (int Step, double Watt) before, int begin)
    {
        var end = begin;
        while (end < line.Count && line[end].Watt < (1 - DipShare) * before.Watt
            && lighting.Steps[line[end].Step].End - lighting.Steps[line[begin].Step].Start <= LongestDip)
        {
            end++;
        }

        return end < line.Count && line[end].Watt >= (1 - DipShare) * before.Watt && lighting.NightOf(line[end].Step) == lighting.NightOf(before.Step)
            ? end : begin;
    }
}

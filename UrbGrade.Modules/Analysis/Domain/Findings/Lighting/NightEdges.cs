namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Learns what lamps draw between sunset and the core of a night, and between the core and sunrise.</summary>
/// <remarks>In short nights full light may lie nowhere else.</remarks>
internal static class NightEdges
{
    /// <summary>Nights on either side that tell what is usual.</summary>
    public const int Neighbours = 7;

    private const int FewestNights = 3;

    /// <summary>Of the core's level, from which on it has no full light itself; below it, lamps draw a little more around sunset and sunrise.</summary>
    private const double LeastShare = 1.05;

    /// <summary>Tells it each night, from those around it that have its program.</summary>
    public static void Learn(LightingNights lighting)
    {
        var evenings = lighting.Nights.Select(night => Highest(lighting, night, night.Sunset, night.Middle)).ToList();
        var mornings = lighting.Nights.Select(night => Highest(lighting, night, night.Middle, night.Sunrise)).ToList();
        for (var i = 0; i < lighting.Nights.Count; i++)
        {
            List<int> around = [.. lighting.Around(i, Neighbours)];
            lighting.Nights[i].EveningShare = Usual(around.ConvertAll(at => evenings[at]));
            lighting.Nights[i].MorningShare = Usual(around.ConvertAll(at => mornings[at]));
        }
    }

    /// <summary>Whether full light lies before or after the core of a night.</summary>
    public static bool HasFullLight(Night night) => Math.Max(night.EveningShare, night.MorningShare) >= LeastShare;

    /// <summary>The highest load outside of the core in [from, to), in levels of the night; NaN where either is unknown.</summary>
    private static double Highest(LightingNights lighting, Night night, long from, long to) =>
        Enumerable.Range(night.First, night.End - night.First)
            .Where(i => !lighting.IsCore(i) && lighting.Steps[i].Middle >= from && lighting.Steps[i].Middle < to)
            .Select(i => lighting.Steps[i].Watt).DefaultIfEmpty(double.NaN).Max() / night.Level;

    private static double Usual(List<double> shares) => shares.Count(double.IsFinite) >= FewestNights ? Math.Max(1, Robust.Median(shares)) : 1;
}

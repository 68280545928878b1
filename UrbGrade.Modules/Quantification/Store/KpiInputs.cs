using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What figures are computed from.</summary>
internal static class KpiInputs
{
    /// <summary>Measured quantities of which a figure takes those that are there.</summary>
    /// <param name="figure">Code of a KPI definition; any other is the measured quantity itself.</param>
    public static IReadOnlyList<string> Of(string figure)
    {
        if (figure == KpiDefinitions.Cost.Code)
        {
            return [Quantities.Energy, Quantities.Power, Quantities.Price];
        }

        return figure == KpiDefinitions.Energy.Code || figure == KpiDefinitions.Co2.Code ? [Quantities.Energy, Quantities.Power] : [figure];
    }
}

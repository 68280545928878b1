using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What figures are computed from.</summary>
internal static class KpiInputs
{
    /// <summary>Quantities that definitions of KPIs name.</summary>
    private static readonly string[] Named =
    [
        Quantities.Energy, Quantities.Power, Quantities.Price, Quantities.EmissionFactor, Quantities.InsideTemperature, Quantities.OutsideTemperature,
        Quantities.Volume, Quantities.SupplyTemperature, Quantities.ReturnTemperature,
    ];

    /// <summary>Measured quantities that a KPI of readings names as its inputs: where energy is one, power is too, and where it names none, its hours are those
    /// of energy.</summary>
    public static IReadOnlyList<string> Of(KpiDefinitionRow kpi)
    {
        var words = kpi.Inputs.Split(' ', ';');
        var named = Named.Where(name => words.Contains(name)).ToList();
        return named.Count > 0 && !named.Contains(Quantities.Energy) ? named : [.. named.Union([Quantities.Energy, Quantities.Power])];
    }

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

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The KPIs that the platform computes, in their current version. Their ids are fixed.</summary>
internal static class KpiDefinitions
{
    /// <summary>See <see cref="Domain.EnergyUse"/>.</summary>
    public static readonly KpiDefinitionRow Energy = new()
    {
        Id = 1, Code = "energy", Version = 1, Name = "Energy used", Unit = "kW.h", MinimumCoverage = 0.9,
        Formula = "E = sum of E_h over the valid hours h; E_h is the energy of one hour in kWh",
        Source = "Sum of metered intervals; an hour is valid when readings cover it",
        Inputs = "energy or power",
    };

    /// <summary>See <see cref="Domain.EnergyCost"/>.</summary>
    public static readonly KpiDefinitionRow Cost = new()
    {
        Id = 2, Code = "cost", Version = 1, Name = "Cost of energy", Unit = "EUR", MinimumCoverage = 0.9,
        Formula = "C = sum of E_h * p_h over the hours h with both energy and price; p_h is the price of the hour in EUR/kWh",
        Source = "Energy component only: power term, network charges and taxes are not included",
        Inputs = "energy or power; price",
    };

    /// <summary>See <see cref="Domain.CarbonEmission"/>.</summary>
    public static readonly KpiDefinitionRow Co2 = new()
    {
        Id = 3, Code = "co2", Version = 1, Name = "CO2 equivalent of energy", Unit = "kg", MinimumCoverage = 0.9,
        Formula = "M = sum of E_h * f over the valid hours h; f is the emission factor of country, carrier and year in kg/kWh",
        Source = "Location-based; factors and their sources stand in the table of emission factors",
        Inputs = "energy or power; an emission factor of the carrier",
    };

    /// <summary>See <see cref="Domain.MeanTemperature"/>.</summary>
    public static readonly KpiDefinitionRow InsideTemperature = new()
    {
        Id = 4, Code = "temperature_in", Version = 1, Name = "Mean temperature inside", Unit = "Cel", MinimumCoverage = 0.9,
        Formula = "T = mean of T_h over the valid hours h",
        Source = "Arithmetic mean of hourly means",
        Inputs = "temperature_in",
    };

    /// <summary>See <see cref="Domain.MeanTemperature"/>.</summary>
    public static readonly KpiDefinitionRow OutsideTemperature = new()
    {
        Id = 5, Code = "temperature_out", Version = 1, Name = "Mean temperature outside", Unit = "Cel", MinimumCoverage = 0.9,
        Formula = "T = mean of T_h over the valid hours h",
        Source = "Arithmetic mean of hourly means",
        Inputs = "temperature_out",
    };

    /// <summary>All of them, by id.</summary>
    public static readonly KpiDefinitionRow[] All = [Energy, Cost, Co2, InsideTemperature, OutsideTemperature, .. PeriodKpiDefinitions.All];

    /// <summary>Those of energy that whoever has several carriers has of each of them, too; an asset with one carrier
    /// has them once, of all its energy.</summary>
    public static readonly int[] OfCarriers =
        [Cost.Id, Co2.Id, PeriodKpiDefinitions.Intensity.Id, PeriodKpiDefinitions.PerPerson.Id, PeriodKpiDefinitions.TariffCost.Id];
}

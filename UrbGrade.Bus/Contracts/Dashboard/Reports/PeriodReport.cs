using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>A month or a year of a district: what changed, why, what it cost, what was done, what next.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Origin">Where readings come from that are no measurements of this district, as <c>simulated</c>; otherwise null.</param>
/// <param name="First">First local day.</param>
/// <param name="Last">Last local day that counts: of the period, or that of the newest readings while it runs.</param>
/// <param name="IsOver">Whether the whole period has readings behind it.</param>
/// <param name="Figures">Energy, cost and CO2, in that order; those that are known.</param>
/// <param name="Weather">Null where too little of it is known, and of street lighting, which it does not concern.</param>
/// <param name="Months">Of a year, in order; empty for a month.</param>
/// <param name="Places">Those whose energy changed most against the year before; never a home.</param>
/// <param name="Done">Interventions that worked in the period, the newest first.</param>
/// <param name="Decided">Interventions that are decided and not done.</param>
/// <param name="Findings">What needs attention now, by money at stake.</param>
/// <param name="Secap">The rows of the calendar year; null for a month.</param>
/// <param name="LeftOutHomes">Homes that stand in no figure, as so few would tell about single ones.</param>
/// <param name="FewestAssets">Homes that a figure has to stand on.</param>
public sealed record PeriodReport(
    ReportTemplate Template, string Name, string TimeZone, string Currency, string? Origin, DateOnly First, DateOnly Last, bool IsOver,
    IReadOnlyList<DistrictFigure> Figures, DistrictWeather? Weather, IReadOnlyList<DistrictMonth> Months, IReadOnlyList<ReportPlace> Places,
    IReadOnlyList<InterventionEntry> Done, IReadOnlyList<InterventionEntry> Decided, IReadOnlyList<FindingItem> Findings, MunicipalReport? Secap,
    int LeftOutHomes, int FewestAssets)
{
    /// <summary>First local day with any reading; null where that is no later than the first day.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Homes that stand in figures of whole months only, and of those months in which enough of them report; 0 where they stand in all.</summary>
    public int HomesInMonths { get; init; }

    /// <summary>Whether all places are street lighting, which follows no temperature.</summary>
    public bool IsOfStreetLight { get; init; }

    /// <summary>What the energy of the period cost by tariff, with taxes; null where it is not known, and of districts with homes.</summary>
    public double? TariffCost { get; init; }

    /// <summary>Whether readings were ever looked through for findings.</summary>
    public bool IsLookedThrough { get; init; } = true;
}

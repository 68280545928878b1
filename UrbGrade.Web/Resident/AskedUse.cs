using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Resident;

/// <summary>What the address of the page of use asks for; what a place does not have counts as not said.</summary>
/// <param name="Day">Any day of the period, up to the last one with readings.</param>
internal sealed record AskedUse(Quantity Show, PeriodLength Length, DateOnly Day)
{
    private static readonly Quantity[] Kinds = [Quantity.EnergyKwh, Quantity.Cost, Quantity.Co2Kg];

    public static IReadOnlyList<PeriodLength> Lengths { get; } = [PeriodLength.Day, PeriodLength.Week, PeriodLength.Month, PeriodLength.Year];

    /// <summary>What may be shown of a place.</summary>
    public static IEnumerable<Quantity> Shown(OwnPlace place) => Kinds.Where(place.Quantities.Contains);

    /// <param name="place">With figures.</param>
    public static AskedUse Read(OwnPlace place, string? show, string? period, string? day) => new(
        Enum.TryParse<Quantity>(show, ignoreCase: true, out var wished) && Shown(place).Contains(wished) ? wished : Quantity.EnergyKwh,
        Enum.TryParse<PeriodLength>(period, ignoreCase: true, out var length) && Lengths.Contains(length) ? length : PeriodLength.Month,
        Days.Read(day) is { } asked && asked >= place.From && asked <= place.LastDay ? asked : place.LastDay!.Value);
}

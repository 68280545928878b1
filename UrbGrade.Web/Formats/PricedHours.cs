using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>How many of the hours with energy stand in its cost, in words: an hour without a price is in no cost, and
/// the amount alone does not show it.</summary>
internal static class PricedHours
{
    /// <summary>Null where the cost counts as many hours as the energy beside it, and for what is no cost.</summary>
    /// <param name="beside">Figures of the same place and period.</param>
    public static string? Of(KpiFigure figure, IEnumerable<KpiFigure> beside, IStringLocalizer<SharedText> texts) =>
        figure is { Quantity: Quantity.Cost, Value: not null } && beside.FirstOrDefault(other => other.Quantity == Quantity.EnergyKwh) is { } energy
            ? Of(figure.ValidReadings, energy.ValidReadings, texts) : null;

    /// <param name="priced">Hours of which both energy and price are known.</param>
    /// <param name="hours">Hours of which the energy is known.</param>
    public static string? Of(int priced, int hours, IStringLocalizer<SharedText> texts) =>
        priced < hours ? texts["Figure.PricedHours", Measures.Number(priced, 0), Measures.Number(hours, 0)].Value : null;
}

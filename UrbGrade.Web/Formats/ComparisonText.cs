using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>A figure against the same period one year before, in words.</summary>
internal static class ComparisonText
{
    private const double SameShare = 0.0005;
    private const double SameKelvin = 0.05;

    /// <summary>Null when the figure itself is unknown or insufficient; says so when there is nothing to compare with.</summary>
    public static string? Write(KpiFigure? now, KpiFigure? before, IStringLocalizer<SharedText> texts)
    {
        if (now is not { Value: { } value, Status: KpiStatus.Ok })
            return null;
        if (before is not { Value: { } earlier, Status: KpiStatus.Ok })
            return texts["Figure.NoBefore"];
        if (now.Quantity is Quantity.InsideTemperatureCelsius or Quantity.OutsideTemperatureCelsius)
        {
            var kelvin = value - earlier;
            return Math.Abs(kelvin) < SameKelvin
                ? texts["Figure.Same"]
                : texts[kelvin > 0 ? "Figure.WarmerBy" : "Figure.ColderBy", Measures.Number(Math.Abs(kelvin), 1)];
        }

        if (earlier <= 0)
            return texts["Figure.NoBefore"];
        var change = value / earlier - 1;
        if (!Measures.IsShare(change))
            return texts["Figure.Before", Measures.Text(now.Quantity, earlier, now.Currency)];
        return Math.Abs(change) < SameShare
            ? texts["Figure.Same"]
            : texts[change < 0 ? "Figure.Less" : "Figure.More", Measures.Change(change)];
    }
}

using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>What a report says in words.</summary>
internal static class ReportText
{
    private const double Same = 0.0005;

    /// <summary>First what was used, then how it compares, then what is not known.</summary>
    public static IEnumerable<string> Sentences(MunicipalReport report, IStringLocalizer<MunicipalText> texts)
    {
        if (!report.IsOver)
            yield return texts["Report.Running", report.Year];
        if (report.EnergyMwh is not { } energy)
        {
            yield return texts["Report.Nothing", report.Year];
            yield break;
        }

        yield return report.Co2Tonnes is { } co2
            ? texts["Report.Used", report.Name, report.Year, Amount(energy), Amount(co2)]
            : texts["Report.UsedOnly", report.Name, report.Year, Amount(energy)];
        var compared = report.Rows.Where(row => row is { EnergyMwh: not null, BeforeMwh: > 0 }).ToList();
        if (compared.Count > 0)
        {
            var change = compared.Sum(row => row.EnergyMwh!.Value) / compared.Sum(row => row.BeforeMwh!.Value) - 1;
            yield return Math.Abs(change) < Same
                ? texts["Report.Same", report.Year - 1]
                : texts[change < 0 ? "Report.Less" : "Report.More", Measures.Change(change), report.Year - 1];
        }
        else
        {
            yield return texts["Report.NotComparable", report.Year - 1];
        }

        if (report.Rows.Where(row => row is { IsWithheld: false, IsSufficient: false }).Select(row => texts[$"Sector.{row.Sector}"].Value).Distinct().ToList() is { Count: > 0 } thin)
            yield return texts["Report.Thin", string.Join(", ", thin)];
        if (report.Rows.Where(row => row is { EnergyMwh: not null, Co2Tonnes: null }).Select(row => texts[$"Carrier.Secap.{row.Carrier}"].Value)
            .Distinct().ToList() is { Count: > 0 } missing)
            yield return texts["Report.NoFactor", string.Join(", ", missing)];
        if (report.Rows.Any(row => row.IsWithheld))
            yield return texts["Report.Withheld", report.FewestAssets];
    }

    /// <summary>MWh or tonnes, with as many digits as they are worth.</summary>
    public static string Amount(double? value) => value is { } known ? Measures.Number(known, Math.Abs(known) < 10 ? 2 : Math.Abs(known) < 1000 ? 1 : 0) : "–";

    /// <summary>What a row stands on.</summary>
    public static string StandsOn(ReportRow row, MunicipalReport report, IStringLocalizer<MunicipalText> texts) =>
        row.IsWithheld ? texts["Report.RowWithheld", report.FewestAssets]
        : texts[row.IsSufficient ? "Report.Row" : "Report.RowThin", row.Assets, Measures.Percent(row.Coverage), Measures.Percent(row.EstimatedShare)];
}

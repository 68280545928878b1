using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>A month or a year of the district in sentences, or in the rows of a climate action plan; first the last whole month.</summary>
public sealed partial class ReportPage(
    IMunicipalReports reports, IPeriodReports periods, IStringLocalizer<MunicipalText> texts, IStringLocalizer<ReportingText> reporting)
{
    [SupplyParameterFromQuery(Name = "template")]
    private string? TemplateName { get; set; }

    /// <summary>A day of the month or year.</summary>
    [SupplyParameterFromQuery(Name = "period")]
    private string? PeriodText { get; set; }

    [SupplyParameterFromQuery(Name = "year")]
    private string? YearText { get; set; }

    private MunicipalReport? Report { get; set; }

    /// <summary>Years that there is a report of, newest first.</summary>
    private IReadOnlyList<int>? Years { get; set; }

    private IStringLocalizer<MunicipalText> T => texts;

    private IStringLocalizer<ReportingText> R => reporting;

    private ReportTemplate Template => Enum.TryParse<ReportTemplate>(TemplateName, ignoreCase: true, out var template) && Enum.IsDefined(template)
        ? template
        : YearText is null ? ReportTemplate.Monthly : ReportTemplate.Secap;

    private IReadOnlyList<FilterPreset> Templates =>
        [.. Enum.GetValues<ReportTemplate>().Select(one => new FilterPreset(reporting[$"Template.{one}"], $"/app/reports?template={one}", one == Template))];

    private IReadOnlyList<FilterPreset> Presets =>
        [.. Years!.Select(year => new FilterPreset(year.ToString(CultureInfo.InvariantCulture), $"/app/reports?template=Secap&year={year}", year == Report?.Year))];

    protected override async Task OnParametersSetAsync()
    {
        if (Template != ReportTemplate.Secap || !IsAnother(YearText ?? ""))
            return;
        var years = Years ?? await ReadOnce(nameof(Years), null, () => reports.Years(Asking));
        if (years.Count > 0)
        {
            var wanted = WholeNumbers.Read(YearText) is { } year && years.Contains(year) ? year : await ReadOnce(nameof(Opened), null, () => Opened(years));
            Report = await ReadOnce(nameof(Report), $"{wanted}", () => reports.Read(wanted, Asking));
        }

        Years = years;
    }

    /// <summary>The year that the other yearly reports open on, too.</summary>
    private async Task<int> Opened(IReadOnlyList<int> years) =>
        (await OpenedReport.Find(periods, ReportTemplate.Secap, years.Select(year => new DateOnly(year, 1, 1)), Asking))?.First.Year ?? years[0];
}

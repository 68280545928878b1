using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Semantics.Resources;

/// <summary>KPIs of the catalogue, and their values for assets, meters, streets, districts and the tenant.</summary>
internal sealed class KpiResources(IKpiCatalogue catalogue, IPeriodFigures figures, IFigureEvidence evidence)
{
    public const string List = "kpis";

    /// <summary>KPIs that the tenant has, by id.</summary>
    /// <param name="units">In one of these; null for all.</param>
    public async Task<List<(int Id, Description Resource)>> Read(TenantInfo tenant, IReadOnlyList<string>? units, CancellationToken cancellation) =>
        [.. (await catalogue.List(tenant.Code, cancellation)).Where(kpi => units?.Contains(Unit(kpi.Unit, tenant)) != false).OrderBy(kpi => kpi.Id)
            .Select(kpi => (kpi.Id, Description.Of(
            "kpi", Path(kpi.Code).Path,
            ("code", kpi.Code), ("name", kpi.Name), ("formula", kpi.Formula), ("unit", Unit(kpi.Unit, tenant)), ("unit_code", Unit(kpi.Unit, tenant)),
            ("inputs", kpi.Inputs), ("source", kpi.Source), ("version", kpi.Version.ToString(CultureInfo.InvariantCulture)),
            ("minimum_coverage", kpi.MinimumCoverage), ("tenant", new ResourcePath("")))))];

    /// <summary>The values of a period, each with an address of its own; of hours those of each hour of the day.</summary>
    /// <param name="zone">Whose civil days the periods are of.</param>
    /// <param name="about">Asset, meter, street, district or tenant.</param>
    /// <param name="code">Of one KPI; null for all.</param>
    public async Task<List<Description>> Assess(
        TenantInfo tenant, string zone, KpiScope scope, int id, ResourcePath about, PeriodLength length, DateOnly day, string? code,
        CancellationToken cancellation)
    {
        var calendar = LocalCalendar.Of(zone);
        var parent = about.Path.Length == 0 ? "" : about.Path + "/";
        return
        [
            .. (await figures.Complete(tenant.Code, scope, id, length, day, code, cancellation)).Select(figure =>
            {
                var hour = figure.Hour is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}/") : "";
                return Description.Of(
                    "assessment",
                    string.Create(CultureInfo.InvariantCulture, $"{parent}assessments/{Name(length)}/{figure.Start:yyyy-MM-dd}/{hour}{Key(figure)}"),
                    ("kpi", Path(figure.Code)), ("version", figure.Version), ("about", about), ("feature", scope == KpiScope.Meter ? null : about),
                    ("period", Period(figure, calendar)), ("value", figure.Value),
                    ("unit", figure.Unit), ("unit_code", figure.Unit), ("medium", figure.Medium),
                    ("status", figure.Status == KpiStatus.Ok ? "ok" : "insufficient"), ("expected", figure.Expected), ("valid", figure.Valid),
                    ("estimated", figure.Estimated), ("occurred_at", figure.OccurredAt), ("computed_at", figure.ComputedAt));
            }),
        ];
    }

    /// <summary>An assessment with the series that its figure is computed from.</summary>
    public async Task<Description> Derive(Description assessment, FigureName figure, UrbGradeContext database, CancellationToken cancellation)
    {
        if (await evidence.Explain(figure, cancellation) is not { Inputs: { Count: > 0 } inputs })
        {
            return assessment;
        }

        var measured = inputs.Select(input => (input.Meter, input.Quantity)).ToHashSet();
        var meters = inputs.Select(input => input.Meter).Distinct().ToList();
        var series = await database.Set<MeterRow>().Where(m => meters.Contains(m.Source))
            .Join(database.Set<SeriesRow>(), m => m.Id, s => s.MeterId, (m, s) => new { m.Source, s.Quantity, s.Id }).OrderBy(s => s.Id).ToListAsync(cancellation);
        return assessment with
        {
            Fields =
            [
                .. assessment.Fields,
                .. series.Where(s => measured.Contains((s.Source, s.Quantity))).Select(s => ("series", (object)ResourcePath.Of(RegistryResources.Series, s.Id))),
            ],
        };
    }

    /// <summary>The length of a period from its name in addresses; null when that is none.</summary>
    public static PeriodLength? Length(string name) => name switch
    {
        "hour" => PeriodLength.Hour,
        "day" => PeriodLength.Day,
        "week" => PeriodLength.Week,
        "month" => PeriodLength.Month,
        "year" => PeriodLength.Year,
        _ => null,
    };

    public static string Name(PeriodLength length) => length switch
    {
        PeriodLength.Hour => "hour",
        PeriodLength.Day => "day",
        PeriodLength.Week => "week",
        PeriodLength.Month => "month",
        _ => "year",
    };

    private static UtcInterval Period(PeriodFigure figure, LocalCalendar calendar)
    {
        if (figure.HourStart is { } hour)
        {
            return new UtcInterval(hour, hour.AddHours(1));
        }

        var end = figure.Length switch
        {
            PeriodLength.Day => figure.Start.AddDays(1),
            PeriodLength.Week => figure.Start.AddDays(7),
            PeriodLength.Month => figure.Start.AddMonths(1),
            _ => figure.Start.AddYears(1),
        };
        return new UtcInterval(calendar.InstantOf(figure.Start), calendar.InstantOf(end));
    }

    /// <summary>The code of a KPI and its carrier, null for all together, in the last part of an assessment's address.</summary>
    public static (string Code, string? Medium) Parts(string key) => key.Split('.', 2) is [var code, var medium] ? (code, medium) : (key, null);

    private static ResourcePath Path(string code) => new($"{List}/{code}");

    private static string Key(PeriodFigure figure) => figure.Medium is null ? figure.Code : $"{figure.Code}.{figure.Medium}";

    /// <summary>The catalogue writes money as euros, whatever the tenant's is.</summary>
    private static string Unit(string unit, TenantInfo tenant) => unit == "EUR" ? tenant.Currency : unit;
}

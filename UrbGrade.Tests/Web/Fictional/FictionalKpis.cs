using System.Collections.Concurrent;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Quantification.Store;
using CatalogueEntry = UrbGrade.Bus.Contracts.Quantification.KpiEntry;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>The platform's own definitions, a formula, and a figure of each.</summary>
internal sealed class FictionalKpis(FictionalDistrict district) : IPeriodFigures, IKpiCatalogue
{
    private static readonly CatalogueEntry[] Own =
    [
        new(
            1001, "heat_per_area", 2, "Heat for each square metre", "energy.heat / floor_area", "kW.h/m2", "what the formula names", 0.9,
            "ana@barcelona.example, 2019-12-20", IsFormula: true),
    ];

    /// <summary>What was asked to be written; nothing is.</summary>
    public ConcurrentQueue<FormulaDraft> Written { get; } = [];

    public ComfortLimits HeatingComfort { get; } = new(20, 25);

    public Task<IReadOnlyList<PeriodFigure>> Of(
        string? tenantCode, KpiScope scope, int scopeId, PeriodLength length, DateOnly day, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PeriodFigure>>([.. KpiDefinitions.All.Take(12).Where(kpi => NoFactor.Count == 0 || kpi.Code != "co2").SelectMany((kpi, i) => Figures(scope, scopeId, length, day, kpi, i))]);

    public async Task<IReadOnlyList<PeriodFigure>> Complete(
        string? tenantCode, KpiScope scope, int scopeId, PeriodLength length, DateOnly day, string? code, CancellationToken cancellation) =>
        [.. (await Of(tenantCode, scope, scopeId, length, day, cancellation)).Where(figure => code is null || figure.Code == code)];

    public Task<IReadOnlyList<PeriodCorrection>> Corrections(KpiScope scope, int scopeId, PeriodLength length, DateOnly day, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PeriodCorrection>>(
        [
            new(KpiDefinitions.Energy.Code, null, new DateTimeOffset(2020, 1, 4, 9, 30, 0, TimeSpan.Zero), 1300.25, 1234.5, 2031),
            new(KpiDefinitions.Energy.Code, null, new DateTimeOffset(2020, 1, 3, 9, 30, 0, TimeSpan.Zero), 1310.5, 1300.25, 0),
        ]);

    /// <summary>Carriers of which no emission factor is known.</summary>
    public IReadOnlyList<string> NoFactor { get; init; } = [];

    public Task<IReadOnlyList<string>> WithoutFactor(KpiScope scope, int scopeId, CancellationToken cancellation) => Task.FromResult(NoFactor);

    public Task<string?> NameOf(KpiScope scope, int scopeId, CancellationToken cancellation) => Task.FromResult<string?>(scope is KpiScope.Meter ? $"{476 + scopeId}" : $"{scope} {scopeId}");

    public Task<IReadOnlyList<PeriodFigure>> All(
        string? tenantCode, KpiScope scope, PeriodLength length, DateOnly day, string? code, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PeriodFigure>>([.. Enumerable.Range(1, 3).SelectMany(id => Figures(scope, id, length, day, KpiDefinitions.Energy, id))]);

    public IAsyncEnumerable<PeriodFigure> Hours(KpiScope scope, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber)
            .SelectMany(day => Figures(scope, 1, PeriodLength.Hour, DateOnly.FromDayNumber(day), KpiDefinitions.Energy, 1)).ToAsyncEnumerable();

    public Task<IReadOnlyList<CatalogueEntry>> List(string? tenantCode, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CatalogueEntry>>(
        [
            .. KpiDefinitions.All.Select(kpi => new CatalogueEntry(
                kpi.Id, kpi.Code, kpi.Version, kpi.Name, kpi.Formula, kpi.Unit, kpi.Inputs, kpi.MinimumCoverage, kpi.Source, IsFormula: false)),
            .. Own.Where(_ => !district.IsEmpty),
        ]);

    public Task<IReadOnlyList<(string Name, string Unit)>> Names(string? tenantCode, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<(string Name, string Unit)>>([("energy", "kW.h"), ("floor_area", "m2"), ("mean(illuminance)", "lx")]);

    public Task<FormulaPreview> Preview(string? tenantCode, FormulaDraft draft, CancellationToken cancellation) =>
        Task.FromResult(new FormulaPreview(draft.Formula.Contains("nothing", StringComparison.Ordinal) ? new Refusal("Kpi.Formula", $"{"There is no 'nothing'."}") : null, []));

    public Task<AdministrationResult> Write(string? tenantCode, FormulaDraft draft, CancellationToken cancellation)
    {
        Written.Enqueue(draft);
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public Task<AdministrationResult> Retire(string? tenantCode, string code, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Recompute(string? tenantCode, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    /// <summary>One of a period, of energy that of electricity, too; and 25 of the hours of a day on which clocks are put back.</summary>
    private static IEnumerable<PeriodFigure> Figures(KpiScope scope, int id, PeriodLength length, DateOnly day, KpiDefinitionRow kpi, int number) => length == PeriodLength.Hour
        ? Enumerable.Range(0, 25).Select(hour => Figure(scope, id, length, day, kpi, number) with { Value = hour + 0.5, Hour = hour })
        : kpi.Code == "energy" ? [Figure(scope, id, length, day, kpi, number), Figure(scope, id, length, day, kpi, number) with { Medium = "power" }]
        : [Figure(scope, id, length, day, kpi, number)];

    private static PeriodFigure Figure(KpiScope scope, int id, PeriodLength length, DateOnly day, KpiDefinitionRow kpi, int number) => new(
        scope, id, scope switch { KpiScope.Street => $"Harbour street {id}", KpiScope.District => $"Quarter {id}", _ => $"Meter {id}" }, length, day,
        number % 4 == 1 ? "power" : null, kpi.Code, kpi.Version, kpi.Name, kpi.Unit, number == 5 ? null : 1234.5 / (number + 1), 744, 744 - (number * 30), number,
        number > 3 ? KpiStatus.Insufficient : KpiStatus.Ok, null);
}

using System.CommandLine;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin kpi</c>: list, preview, write, retire, recompute, figures.</summary>
internal static class KpiCommands
{
    public static Command Create() => new("kpi", "KPIs with their formulas, and the tenant's own ones.") { List(), Preview(), Write(), Retire(), Recompute(), Figures() };

    private static Command List()
    {
        var tenant = AdminOptions.Tenant();
        var names = new Option<bool>("--names") { Description = "Lists what formulas may name instead." };
        return AdminRun.Bind(new Command("list", "Lists the KPIs of the platform and of a tenant.") { tenant, names }, async run => run.Given(names)
            ? run.List(await run.Service<IKpiCatalogue>().Names(run.Required(tenant), run.Cancellation), "There is no such tenant.", ("NAME", n => n.Name), ("UNIT", n => n.Unit))
            : run.List(
                await run.Service<IKpiCatalogue>().List(run.Required(tenant), run.Cancellation), "There is no such tenant.",
                ("CODE", k => k.Code), ("VERSION", k => k.Version), ("NAME", k => k.Name), ("UNIT", k => k.Unit), ("FORMULA", k => k.Formula), ("NEEDS", k => k.Inputs),
                ("SOURCE", k => k.Source)));
    }

    private static Command Preview()
    {
        var (tenant, formula, unit) = (AdminOptions.Tenant(), Formula(), Unit());
        return AdminRun.Bind(new Command("preview", "Computes a formula on the newest full month; keeps nothing.") { tenant, formula, unit }, async run =>
        {
            var preview = await run.Service<IKpiCatalogue>().Preview(
                run.Required(tenant), new FormulaDraft("preview", "Preview", run.Required(formula), run.Required(unit)), run.Cancellation);
            return preview.Problem is { } problem
                ? run.Fail(problem.Text)
                : run.List(
                    preview.Figures, "The formula can be used; no asset has its inputs in the newest full month.",
                    ("ASSET", f => f.AssetCode), ("NAME", f => f.AssetName), ("MONTH", f => f.Month), ("VALUE", f => f.Value), ("COVERAGE", f => f.Coverage));
        });
    }

    private static Command Write()
    {
        var (tenant, code, formula, unit) = (AdminOptions.Tenant(), Code(), Formula(), Unit());
        var name = new Option<string>("--name") { Description = "For people.", Required = true };
        var coverage = new Option<double>("--minimum-coverage") { Description = "Below it a figure is insufficient.", DefaultValueFactory = _ => 0.9 };
        var command = new Command("write", "Keeps a formula as a further version of its code and computes it for all that is stored.")
        {
            tenant, code, name, formula, unit, coverage,
        };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IKpiCatalogue>().Write(
                run.Required(tenant), new FormulaDraft(run.Required(code), run.Required(name), run.Required(formula), run.Required(unit), run.Required(coverage)), run.Cancellation),
            $"{run.Required(code)} = {run.Required(formula)} in {run.Required(unit)}."));
    }

    private static Command Retire()
    {
        var (tenant, code) = (AdminOptions.Tenant(), Code());
        return AdminRun.Bind(new Command("retire", "Ends a formula; its versions stay.") { tenant, code }, async run => run.Report(
            await run.Service<IKpiCatalogue>().Retire(run.Required(tenant), run.Required(code), run.Cancellation), $"Nothing is computed of {run.Required(code)} any more."));
    }

    private static Command Recompute()
    {
        var tenant = AdminOptions.Tenant();
        return AdminRun.Bind(
            new Command("recompute", "Computes all figures of a tenant anew from what is stored, in the background of the running platform.") { tenant },
            async run => run.Report(
                await run.Service<IKpiCatalogue>().Recompute(run.Required(tenant), run.Cancellation), $"The figures of {run.Required(tenant)} are computed anew."));
    }

    private static Command Figures()
    {
        var (tenant, code) = (AdminOptions.Tenant(), Code());
        var scope = new Option<KpiScope>("--scope") { Description = "Asset, Meter, Street, District or Tenant.", DefaultValueFactory = _ => KpiScope.Asset };
        var length = new Option<PeriodLength>("--period") { Description = "Hour, Day, Week, Month or Year.", DefaultValueFactory = _ => PeriodLength.Month };
        var day = new Option<DateOnly>("--day") { Description = "Any day of the period, such as 2026-10-01.", Required = true };
        return AdminRun.Bind(new Command("figures", "Lists one KPI of a period, or of each hour of a day.") { tenant, code, scope, length, day }, async run => run.List(
            await run.Service<IPeriodFigures>().All(
                run.Required(tenant), run.Required(scope), run.Required(length), run.Required(day), run.Required(code), run.Cancellation),
            "There is no figure of it in that period.",
            ("ABOUT", f => f.About), ("FROM", f => (object?)f.HourStart ?? f.Start), ("CARRIER", f => f.Medium), ("VALUE", f => f.Value), ("UNIT", f => f.Unit), ("VALID", f => f.Valid),
            ("OF", f => f.Expected), ("ESTIMATED", f => f.Estimated), ("STATUS", f => f.Status == KpiStatus.Ok ? "ok" : "insufficient"), ("AT", f => f.OccurredAt)));
    }

    private static Option<string> Code() => new("--code") { Description = "The KPI's code, such as energy.", Required = true };

    private static Option<string> Formula() => new("--formula")
    {
        Description = "Numbers (with units in brackets), KPIs, facts and sum, mean, lowest, highest of series: \"energy.heat / floor_area\"; 'list --names' tells all.",
        Required = true,
    };

    private static Option<string> Unit() => new("--unit") { Description = "UCUM, such as kW.h/m2; money by its ISO 4217 code.", Required = true };
}

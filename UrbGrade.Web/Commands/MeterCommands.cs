using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin meter</c>: add, list.</summary>
internal static class MeterCommands
{
    public static Command Create() => new("meter", "Devices, named as their messages name them.") { Add(), List() };

    private static Command Add()
    {
        var tenant = AdminOptions.Tenant();
        var source = new Option<string>("--source") { Description = "The meter's name in messages.", Required = true };
        var existsOk = AdminOptions.ExistsOk();
        var command = new Command("add", "Registers a meter with an asset of its own; 'site import' describes assets better.")
        {
            tenant, source, existsOk,
        };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<ISiteCatalogue>().AddMeter(run.Required(tenant), run.Required(source), run.Cancellation),
            $"Added meter {run.Required(source)} of tenant {run.Required(tenant)}.",
            new { tenant = run.Required(tenant), source = run.Required(source) }, run.Given(existsOk)));
    }

    private static Command List()
    {
        var tenant = AdminOptions.Tenant(required: false);
        return AdminRun.Bind(new Command("list", "Lists the meters and what they speak for.") { tenant }, async run =>
        {
            var all = await run.Service<ISiteCatalogue>().Meters(run.Cancellation);
            var shown = run.Given(tenant) is { } code ? all.Where(m => m.TenantCode == code).ToList() : all;
            return run.List(
                shown, "There is no meter yet.",
                ("TENANT", m => m.TenantCode), ("METER", m => m.Source), ("SITE", m => m.SiteCode), ("ASSET", m => m.AssetCode),
                ("NAME", m => m.AssetName), ("KIND", m => m.Kind), ("SINCE", m => m.RegisteredAt));
        });
    }
}

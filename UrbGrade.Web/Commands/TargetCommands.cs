using System.CommandLine;
using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin target</c>: add.</summary>
internal static class TargetCommands
{
    public static Command Create() => new("target", "What a tenant wants its figures of a month to be; /app shows how they stand, and a mail tells of those that were missed.") { Add() };

    private static Command Add()
    {
        var tenant = AdminOptions.Tenant();
        var name = new Option<string>("--name") { Description = "What people call it, such as \"Less than last year\".", Required = true };
        var kpi = new Option<string>("--kpi") { Description = "Code of the figure in the catalogue, such as energy.", Required = true };
        var most = new Option<double?>("--most") { Description = "The most that is allowed, in the figure's unit." };
        var least = new Option<double?>("--least") { Description = "The least that is wanted, in the figure's unit." };
        var address = new Option<string>("--address") { Description = "Where mails of missed targets go.", Required = true };
        var language = new Option<string>("--language") { Description = "Of the mails: en, es, ca, eu or da.", DefaultValueFactory = _ => "en" };
        var existsOk = AdminOptions.ExistsOk();
        var command = new Command("add", "Sets a target for everybody in the tenant: --most or --least.") { tenant, name, kpi, most, least, address, language, existsOk };
        command.Validators.Add(result =>
        {
            if (result.GetResult(most) is null == result.GetResult(least) is null)
            {
                result.AddError("A target has either '--most' or '--least'.");
            }
        });
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IAlerts>().AddOfTenant(
                run.Required(tenant),
                new AlertRuleDraft(
                    run.Required(name), AlertKind.Target, AssetId: null, run.Required(kpi), IsAbove: run.Given(most) is not null, (run.Given(most) ?? run.Given(least))!.Value, FindingKind: null,
                    AlertDelivery.AtOnce, run.Required(address), run.Required(language), IsOfTenant: true),
                run.Cancellation),
            $"{run.Required(name)} is a target of tenant {run.Required(tenant)}.", new { tenant = run.Required(tenant), name = run.Required(name) }, run.Given(existsOk)));
    }
}

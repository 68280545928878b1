using System.CommandLine;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin target</c>: add.</summary>
internal static class TargetCommands
{
    public static Command Create() => new("target", "What a tenant wants its figures of a month to be; /app shows how they stand, and a mail tells of those that were missed.") { Add() };

    private static Command Add()
    {
        var tenant = AdminOptions.Tenant();
        var name = new Option<string>("--name")
        {
            Description = "What people call it, such as \"Less than last year\"; without it, it is named by its figure in each reader's language.",
        };
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
        return AdminRun.Bind(command, run => run.For(tenant, async chosen =>
        {
            var draft = new AlertRuleDraft(
                run.Given(name) ?? "", AlertKind.Target, AssetId: null, run.Required(kpi), IsAbove: run.Given(most) is not null, (run.Given(most) ?? run.Given(least))!.Value, FindingKind: null,
                AlertDelivery.AtOnce, run.Required(address), run.Required(language), IsOfTenant: true);
            return run.Report(
                await Once(run.Service<IAlerts>(), draft, run.Cancellation), $"{NameOf(draft)} is a target of tenant {chosen.Code}.",
                new { tenant = chosen.Code, name = draft.Name }, run.Given(existsOk));
        }));
    }

    /// <summary>Pages may give two rules one name; a script that runs again means the one that is there, also where a
    /// later release of it calls the same target otherwise.</summary>
    private static async Task<AdministrationResult> Once(IAlerts alerts, AlertRuleDraft draft, CancellationToken cancellation) =>
        (await alerts.Rules(cancellation)).FirstOrDefault(known => known.Owner is null
            && ((draft.Name.Trim() is { Length: > 0 } name && known.Rule.Name == name) || IsSame(known.Rule, draft))) is { } there
            ? new AdministrationResult(AdministrationOutcome.AlreadyExists, new Refusal(null, $"There is a rule '{NameOf(there.Rule)}' already."))
            : await alerts.Add(draft, cancellation);

    private static string? NameOf(AlertRuleDraft rule) => rule.Name.Length > 0 ? rule.Name : rule.Measure;

    private static bool IsSame(AlertRuleDraft one, AlertRuleDraft other) =>
        one.Kind == other.Kind && one.AssetId == other.AssetId && one.Measure == other.Measure && one.IsAbove == other.IsAbove && one.Limit.Equals(other.Limit);
}

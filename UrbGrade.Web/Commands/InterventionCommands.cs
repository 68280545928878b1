using System.CommandLine;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin intervention</c>: add, decide, done, drop, list, import.</summary>
internal static class InterventionCommands
{
    public static Command Create() => new("intervention", "What is done to save energy, with what was promised of it and what it delivered.")
    {
        Add(), Decide(), Done(), Drop(), List(), Import(),
    };

    private static Command Add()
    {
        var tenant = AdminOptions.Tenant();
        var title = new Option<string>("--title") { Description = "What it is, such as \"LED lamps in Calle Mayor\".", Required = true };
        var kind = new Option<MeasureKind>("--kind") { Description = $"{string.Join(", ", Enum.GetNames<MeasureKind>())}.", Required = true };
        var medium = new Option<string>("--medium") { Description = "The carrier that it saves: power, light, heat or gas.", Required = true };
        var assets = new Option<string[]>("--asset") { Description = "Code of an asset that it is done at; may be given several times.", Required = true };
        var responsible = new Option<string>("--responsible") { Description = "Who sees to it.", Required = true };
        var planned = new Option<DateOnly?>("--planned") { Description = "The first day on which it is to work." };
        var done = new Option<DateOnly?>("--done") { Description = "The first local day on which it worked, such as 2026-03-01; its saving is measured from then on." };
        var cost = new Option<double?>("--cost") { Description = "Once, in the tenant's currency." };
        var promise = new Option<double?>("--promise") { Description = "kWh that it is to save in a normal year." };
        var low = new Option<double?>("--low") { Description = "The least of them, kWh." };
        var high = new Option<double?>("--high") { Description = "The most of them, kWh." };
        var note = new Option<string?>("--note") { Description = "Anything else." };
        var scenario = new Option<bool>("--scenario") { Description = "Only keeps it, to be decided later." };
        var existsOk = AdminOptions.ExistsOk();
        var command = new Command("add", "Writes an intervention down: decided, or done where --done says on which day.")
        {
            tenant, title, kind, medium, assets, responsible, planned, done, cost, promise, low, high, note, scenario, existsOk,
        };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IInterventions>().Add(
                run.Required(tenant),
                new InterventionDraft(
                    run.Required(title), run.Required(kind), run.Required(medium), [], run.Required(assets), run.Given(planned), run.Given(done), run.Given(cost), run.Given(promise),
                    run.Given(low), run.Given(high), run.Required(responsible), run.Given(note)) { IsScenario = run.Given(scenario) },
                run.Cancellation),
            $"{run.Required(title)} is written down.", new { tenant = run.Required(tenant), title = run.Required(title) }, run.Given(existsOk)));
    }

    private static Command Decide()
    {
        var (tenant, id) = (AdminOptions.Tenant(), Id());
        return AdminRun.Bind(new Command("decide", "Decides on an intervention that was kept as a scenario.") { tenant, id }, async run => run.Report(
            await run.Service<IInterventions>().Decide(run.Required(tenant), run.Required(id), run.Cancellation),
            FormattableString.Invariant($"Intervention {run.Required(id)} is decided.")));
    }

    private static Command Done()
    {
        var (tenant, id) = (AdminOptions.Tenant(), Id());
        var day = new Option<DateOnly>("--on") { Description = "The first local day on which it worked.", Required = true };
        return AdminRun.Bind(new Command("done", "Says that an intervention is done; what it saves is measured soon after.") { tenant, id, day }, async run => run.Report(
            await run.Service<IInterventions>().Done(run.Required(tenant), run.Required(id), run.Required(day), run.Cancellation),
            FormattableString.Invariant($"Intervention {run.Required(id)} works since {run.Required(day):yyyy-MM-dd}.")));
    }

    private static Command Drop()
    {
        var (tenant, id) = (AdminOptions.Tenant(), Id());
        return AdminRun.Bind(new Command("drop", "Gives an intervention up; what was measured of it goes.") { tenant, id }, async run => run.Report(
            await run.Service<IInterventions>().Drop(run.Required(tenant), run.Required(id), run.Cancellation),
            FormattableString.Invariant($"Intervention {run.Required(id)} is given up.")));
    }

    private static Command List()
    {
        var tenant = AdminOptions.Tenant();
        return AdminRun.Bind(new Command("list", "Lists a tenant's interventions with promise and result.") { tenant }, async run => run.List(
            await run.Service<IInterventionQueries>().Of(run.Required(tenant), run.Cancellation), "There is no intervention yet.",
            ("ID", i => i.Id), ("TITLE", i => i.Title), ("STATE", i => i.State), ("DONE", i => i.DoneOn), ("ASSETS", i => i.Assets.Count), ("PROMISED KWH/A", i => i.Promise),
            ("PROMISED SO FAR", i => Whole(i.Saving?.PromisedKwh)), ("SAVED", i => Whole(i.Saving?.SavedKwh)), ("+-", i => Whole(i.Saving?.BandKwh)), ("VERDICT", i => i.Saving?.Verdict)));
    }

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = $"Interventions of a tenant as JSON, customarily {InterventionFile.FileName}; docs/savings.md." };
        var command = new Command("import", "Writes the interventions of a file down. Those that are there already stay as they are.") { file };
        return AdminRun.Bind(command, async run =>
        {
            var path = run.Parsed.GetRequiredValue(file);
            InterventionFile given;
            try
            {
                given = InterventionFile.Parse(await GivenFile.Bytes("file", path, run.Cancellation));
            }
            catch (JsonException failure)
            {
                return run.Fail($"{path} does not say what is done to save energy: {failure.Message}");
            }

            return run.Report(
                await Write(run, given), $"Tenant {given.TenantCode}: {given.Interventions.Count} interventions.",
                new { tenant = given.TenantCode, interventions = given.Interventions.Count });
        });
    }

    /// <summary>Writes one after the other up to the first that is refused.</summary>
    private static async Task<AdministrationResult> Write(AdminRun run, InterventionFile given)
    {
        var isUnchanged = true;
        foreach (var one in given.Interventions)
        {
            var result = await run.Service<IInterventions>().Add(given.TenantCode, one.Draft, run.Cancellation);
            foreach (var fact in one.Facts ?? [])
            {
                result = result.Outcome == AdministrationOutcome.Done && one.DoneOn is { } since
                    ? await run.Service<IAssetTraits>().Set(given.TenantCode, null, fact.Asset, fact.Name, since, fact.Value, one.Title, run.Cancellation) : result;
            }

            if (result.Outcome is not (AdministrationOutcome.Done or AdministrationOutcome.AlreadyExists))
            {
                return result with { Refusal = new Refusal(null, $"{one.Title}: {result.Detail}") };
            }

            isUnchanged &= result.Outcome == AdministrationOutcome.AlreadyExists;
        }

        return new AdministrationResult(AdministrationOutcome.Done) { IsUnchanged = isUnchanged };
    }

    private static Option<int> Id() => new("--id") { Description = "Number of the intervention, as the list has it.", Required = true };

    private static double? Whole(double? kwh) => kwh is { } known ? Math.Round(known) : null;
}

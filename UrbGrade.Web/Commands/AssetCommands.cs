using System.CommandLine;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin asset</c>: fact, place, facts.</summary>
internal static class AssetCommands
{
    public static Command Create() => new("asset", "What is known of shops, houses and cabinets beside their readings.") { Fact(), Place(), Facts() };

    private static Command Fact()
    {
        var tenant = AdminOptions.Tenant();
        var site = Site();
        var asset = Asset();
        var name = new Option<string>("--name")
        {
            Description = "floor_area, occupants, installed_power, lamps, lit_area, illuminance, lighting_class_m, lighting_class_c, lighting_class_p, "
                + "reference_degree_days, contracted_power, phase_factor, calorific_value, switching_offset or cooled.",
            Required = true,
        };
        var value = new Option<double>("--value") { Description = "In the unit of the fact.", Required = true };
        var from = new Option<DateOnly>("--from") { Description = "The local day from which it holds, such as 2026-01-01.", Required = true };
        var source = new Option<string>("--source") { Description = "Who says so: a document, a survey, an assumption.", Required = true };
        var command = new Command("fact", "Writes a fact of an asset from a day on, and computes its KPIs anew.") { tenant, site, asset, name, value, from, source };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IAssetTraits>().Set(
                run.Required(tenant), run.Given(site), run.Required(asset), run.Required(name), run.Required(from), run.Required(value), run.Required(source),
                run.Cancellation),
            FormattableString.Invariant($"{run.Required(asset)}: {run.Required(name)} is {run.Required(value)} from {run.Required(from):yyyy-MM-dd}."),
            new { tenant = run.Required(tenant), asset = run.Required(asset), name = run.Required(name), value = run.Required(value), from = run.Required(from) }));
    }

    private static Command Place()
    {
        var tenant = AdminOptions.Tenant();
        var site = Site();
        var asset = Asset();
        var street = new Option<string>("--street") { Description = "The street that it lies in." };
        var district = new Option<string>("--district") { Description = "The district that it lies in." };
        var command = new Command("place", "Puts an asset into a street or a district, whose assets have KPIs together.") { tenant, site, asset, street, district };
        return AdminRun.Bind(command, async run =>
        {
            var (kind, name) = (run.Given(street), run.Given(district)) switch
            {
                ({ } given, null) => (KpiScope.Street, given),
                (null, { } given) => (KpiScope.District, given),
                _ => default,
            };
            return name is null
                ? run.Misused("Name either --street or --district.")
                : run.Report(
                    await run.Service<IAssetTraits>().Place(run.Required(tenant), run.Given(site), run.Required(asset), kind, name, run.Cancellation),
                    $"{run.Required(asset)} lies in {name}.", new { tenant = run.Required(tenant), asset = run.Required(asset), place = name });
        });
    }

    private static Command Facts()
    {
        var tenant = AdminOptions.Tenant();
        return AdminRun.Bind(new Command("facts", "Lists the facts of a tenant's assets with the days from which they hold.") { tenant }, async run => run.List(
            await run.Service<IAssetTraits>().List(run.Required(tenant), run.Cancellation), "There is no fact yet.",
            ("ASSET", t => t.AssetCode), ("NAME", t => t.AssetName), ("FACT", t => t.Name), ("FROM", t => t.From), ("VALUE", t => t.Value), ("UNIT", t => t.Unit),
            ("SOURCE", t => t.Source)));
    }

    private static Option<string?> Site() => new("--site") { Description = "The asset's site; may be left out where one site only has an asset of that code." };

    private static Option<string> Asset() => new("--asset") { Description = "The asset's code, as the site's files name it.", Required = true };
}

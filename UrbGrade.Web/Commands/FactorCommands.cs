using System.CommandLine;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin factor</c>: add, import, choose, chosen, list; <c>admin tariff</c>: add, list.</summary>
internal static class FactorCommands
{
    public static Command Factors()
    {
        var (zone, carrier, year, method, source) = (Zone(), Carrier(), Year(), Method(), Source());
        var scope = new Option<string>("--scope") { Description = "What is counted: direct, life cycle or delivered.", Required = true };
        var value = new Option<double>("--kg-per-kwh") { Description = "kg CO₂ equivalent for each kWh.", Required = true };
        var add = AdminRun.Bind(
            new Command("add", "Adds a factor, as a further version where there is one; figures it changes are computed anew.") { zone, carrier, year, scope, method, value, source },
            async run => Report(
                run,
                await run.Service<IPriceLists>().Add(
                    new EmissionFactorEntry(
                        run.Required(zone), run.Required(carrier), run.Required(year), run.Required(scope), run.Required(method), run.Required(value), run.Required(source)),
                    run.Cancellation),
                FormattableString.Invariant($"{run.Required(carrier)} in {run.Required(zone)} from {run.Required(year)}: {run.Required(value)} kg/kWh.")));
        var list = AdminRun.Bind(new Command("list", "Lists all versions."), async run => run.List(
            await run.Service<IPriceLists>().Factors(run.Cancellation), "There is no factor.",
            ("ZONE", f => f.Zone), ("CARRIER", f => f.Carrier), ("FROM", f => f.FromYear), ("KG/KWH", f => f.KilogramPerKwh), ("SCOPE", f => f.Scope),
            ("METHOD", f => f.Method), ("VERSION", f => f.Version), ("SOURCE", f => f.Source)));
        return new Command("factor", "Emission factors by zone, carrier and year.") { add, Import(), Choose(), Chosen(), list };
    }

    private static Command Choose()
    {
        var (tenant, carrier) = (AdminOptions.Tenant(), Carrier());
        var zone = new Option<string?>("--zone") { Description = "Bidding zone, utility or another country; the tenant's country without it." };
        var method = new Option<string?>("--method") { Description = "The one method whose factors count; without it averages of the grid where there are any, else any." };
        return AdminRun.Bind(
            new Command("choose", "Chooses which factors a tenant's figures of a carrier take, with neither zone nor method the usual ones; they are computed anew.")
            {
                tenant, carrier, zone, method,
            },
            async run => run.Report(
                await run.Service<IFactorChoices>().Choose(
                    run.Required(tenant), new FactorChoice(run.Required(carrier), run.Given(zone), run.Given(method)), run.Cancellation),
                $"{run.Required(carrier)} of {run.Required(tenant)}: {run.Given(zone) ?? "its country"}, {run.Given(method) ?? "the usual method"}."));
    }

    private static Command Chosen()
    {
        var tenant = AdminOptions.Tenant();
        return AdminRun.Bind(new Command("chosen", "Lists the carriers that take other factors than the usual ones of the country.") { tenant }, async run => run.List(
            await run.Service<IFactorChoices>().List(run.Required(tenant), run.Cancellation), "Every carrier takes the usual factors of the country.",
            ("CARRIER", c => c.Carrier), ("ZONE", c => c.Zone), ("METHOD", c => c.Method)));
    }

    private static Command Import()
    {
        var file = new Option<string>("--file")
        {
            Description = "CSV whose head names zone, carrier, from_year, scope, method, kg_per_kwh and source.", Required = true,
        };
        return AdminRun.Bind(
            new Command("import", "Adds the factors of a table, or none where one cannot be; those that stand there just so already are passed over.") { file },
            async run => run.Report(
                await run.Service<IPriceLists>().Import(await GivenFile.Bytes(file.Name, run.Required(file), run.Cancellation), run.Cancellation),
                $"The factors of {run.Required(file)} are there.", unchanged: "all of them stand there just so already."));
    }

    public static Command Tariffs()
    {
        var (zone, carrier, method, source, tenant) = (Zone(), Carrier("power, gas, heat or water."), Method(), Source(), AdminOptions.Tenant(required: false));
        var year = new Option<int?>("--from-year") { Description = "The first year it holds for; or --from." };
        var from = new Option<DateOnly?>("--from") { Description = "The first day it holds for, such as 2026-06-01." };
        var energy = new Option<double?>("--per-kwh") { Description = "Money for each kWh; or --per-m3." };
        var volume = new Option<double?>("--per-m3") { Description = "Money for each cubic metre of water." };
        var power = new Option<double>("--per-kw-year") { Description = "Money for each kW of contracted power and year." };
        var standing = new Option<double>("--per-year") { Description = "Money for each connection to water and year." };
        var tax = new Option<double>("--tax") { Description = "Share that taxes add, such as 0.21." };
        var currency = new Option<string>("--currency") { Description = "ISO 4217.", DefaultValueFactory = _ => "EUR" };
        var command = new Command("add", "Adds a tariff, as a further version where there is one, for all of a zone or with --tenant for one; figures it changes are computed anew.")
        {
            zone, carrier, year, from, tenant, method, energy, volume, power, standing, tax, currency, source,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(year) is null == result.GetResult(from) is null)
            {
                result.AddError("A tariff has either '--from-year' or '--from'.");
            }

            var isOfWater = result.GetValue(carrier) == "water";
            if (result.GetResult(isOfWater ? volume : energy) is null || result.GetResult(isOfWater ? energy : volume) is not null
                || result.GetResult(isOfWater ? power : standing) is not null)
            {
                result.AddError("A tariff of water has '--per-m3' and may have '--per-year', any other '--per-kwh' and '--per-kw-year'.");
            }
        });
        var add = AdminRun.Bind(command, async run =>
        {
            var tariff = new TariffEntry(
                run.Required(zone), run.Required(carrier), run.Given(year) ?? run.Given(from)!.Value.Year, run.Required(method),
                run.Given(energy) ?? run.Given(volume)!.Value, run.Given(power) + run.Given(standing), run.Given(tax), run.Required(currency), run.Required(source))
            {
                FromDay = run.Given(from), TenantCode = run.Given(tenant),
            };
            return Report(
                run, await run.Service<IPriceLists>().Add(tariff, run.Cancellation),
                FormattableString.Invariant($"{tariff.Carrier} in {tariff.Zone} from {tariff.Begins:yyyy-MM-dd}: {tariff.EnergyPrice} {tariff.Currency}/{tariff.Unit}."));
        });
        var list = AdminRun.Bind(new Command("list", "Lists all versions."), async run => run.List(
            await run.Service<IPriceLists>().Tariffs(run.Cancellation), "There is no tariff.",
            ("ZONE", t => t.Zone), ("CARRIER", t => t.Carrier), ("TENANT", t => t.TenantCode), ("FROM", t => t.Begins), ("PRICE", t => t.EnergyPrice),
            ("FOR EACH", t => t.Unit), ("PER KW OR CONNECTION AND YEAR", t => t.PowerPrice),
            ("TAX", t => t.Tax), ("CURRENCY", t => t.Currency), ("METHOD", t => t.Method), ("VERSION", t => t.Version), ("SOURCE", t => t.Source)));
        return new Command("tariff", "Tariffs by zone, carrier and day.") { add, list };
    }

    private static int Report(AdminRun run, AdministrationResult result, string added) =>
        run.Report(result, added, unchanged: "the newest version says just that already.");

    private static Option<string> Zone() => new("--zone") { Description = "Country or bidding zone, such as ES.", Required = true };

    private static Option<string> Carrier(string allowed = "power, gas or heat.") => new("--carrier") { Description = allowed, Required = true };

    private static Option<int> Year() => new("--from-year") { Description = "The first year it holds for.", Required = true };

    private static Option<string> Method() => new("--method") { Description = "How it was made, such as \"grid average\" or \"contract\".", Required = true };

    private static Option<string> Source() => new("--source") { Description = "Where it is written.", Required = true };
}

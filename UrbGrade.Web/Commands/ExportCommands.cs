using System.CommandLine;
using System.Text.Json.Nodes;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Programs;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Exports;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin export</c>: figures, readings, report, places, package, evidence: the files that pages and programs get.</summary>
internal static class ExportCommands
{
    private const string Features = "features";

    public static Command Create() => new("export", "Writes tables, places, public data packages and evidence into files; the end of the file's name chooses the format.")
    {
        Figures(), Readings(), Report(), Places(), Package(), Evidence(),
    };

    private static Command Figures()
    {
        var (tenant, file, local) = (AdminOptions.Tenant(), ExportFile.Tables(), ExportFile.ForSpreadsheets());
        var scope = new Option<KpiScope>("--scope") { Description = "asset, meter, street, district or tenant.", DefaultValueFactory = _ => KpiScope.Asset };
        var period = new Option<PeriodLength>("--period") { Description = "hour, day, week, month or year.", DefaultValueFactory = _ => PeriodLength.Month };
        var (from, to) = Days();
        return AdminRun.Bind(
            new Command("figures", "All KPIs of the periods that begin on the days in [from, to).") { tenant, scope, period, from, to, file, local },
            run => run.For(tenant, chosen => WrongDays(run.Required(from), run.Required(to)) is { } wrong
                ? Task.FromResult(run.Fail(wrong))
                : ExportFile.Write(
                    run, file, local, chosen.Country,
                    FigureTables.Of(run.Service<IPeriodFigures>(), run.Required(scope), run.Required(period), run.Required(from), run.Required(to), chosen.TimeZone))));
    }

    private static Command Readings()
    {
        var (tenant, file, local) = (AdminOptions.Tenant(), ExportFile.Tables(), ExportFile.ForSpreadsheets());
        var series = new Option<int>("--series") { Description = "Number of the series, as the programs' interface tells it.", Required = true };
        var from = new Option<DateTimeOffset>("--from") { Description = "Such as 2026-03-01T00:00:00Z.", DefaultValueFactory = _ => DateTimeOffset.UnixEpoch };
        var to = new Option<DateTimeOffset>("--to") { Description = "Excluded.", DefaultValueFactory = _ => new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        return AdminRun.Bind(new Command("readings", "The readings of a series.") { tenant, series, from, to, file, local }, run => run.For(tenant, async chosen =>
        {
            var catalogue = run.Service<ICatalogueQueries>();
            if (await catalogue.FindSeries(run.Required(series), run.Cancellation) is not { } found)
            {
                return run.Fail($"Tenant {chosen.Code} has no series {run.Required(series)}.");
            }

            var asset = await catalogue.FindAsset(found.AssetId, run.Cancellation);
            var zone = asset is null ? null : (await catalogue.FindSite(asset.SiteId, run.Cancellation))?.TimeZone;
            return await ExportFile.Write(
                run, file, local, chosen.Country, ReadingTables.Of(catalogue, found, zone ?? chosen.TimeZone, run.Required(from), run.Required(to)));
        }));
    }

    private static Command Report()
    {
        var (tenant, file, local) = (AdminOptions.Tenant(), ExportFile.Tables(), ExportFile.ForSpreadsheets());
        var year = new Option<int>("--year") { Description = "Calendar year.", Required = true };
        return AdminRun.Bind(
            new Command("report", "The yearly report: final energy and emissions by sector and carrier; a workbook also has factors and coverage.") { tenant, year, file, local },
            run => run.For(tenant, async chosen => await run.Service<IMunicipalReports>().Read(run.Required(year), run.Cancellation) is { } report
                ? await ExportFile.Write(run, file, local, chosen.Country, [.. ReportTables.All(report)])
                : run.Fail($"Tenant {chosen.Code} has no report.")));
    }

    private static Command Places()
    {
        var (tenant, file) = (AdminOptions.Tenant(), ExportFile.Named("GeoJSON file to write; must not exist."));
        var kind = new Option<string>("--kind") { Description = "districts, streets, buildings, lightpoints or meters.", Required = true };
        return AdminRun.Bind(new Command("places", "Places with their shapes as GeoJSON, WGS 84.") { tenant, kind, file }, run => run.For(tenant, async _ =>
        {
            var (all, after) = (new JsonArray(), "0");
            while (after is not null)
            {
                var answer = await run.Service<IFeatures>().Read(
                    "", $"collections/{run.Required(kind)}/items", new Dictionary<string, string> { ["limit"] = "10000", ["after"] = after }, run.Cancellation);
                if (answer.Document?[Features] is not JsonArray page)
                {
                    return run.Fail(answer.Problem ?? $"There are no {run.Required(kind)}.");
                }

                var next = answer.Document["links"]?.AsArray().FirstOrDefault(link => (string?)link?["rel"] == "next")?["href"];
                after = ((string?)next)?.Split('?', '&').FirstOrDefault(part => part.StartsWith("after=", StringComparison.Ordinal))?["after=".Length..];
                foreach (var feature in page)
                {
                    all.Add(feature?.DeepClone());
                }
            }

            return await ExportFile.Write(run, file, async output =>
            {
                await using var text = new StreamWriter(output, leaveOpen: true);
                await text.WriteAsync(new JsonObject { ["type"] = "FeatureCollection", [Features] = all }.ToJsonString());
            });
        }));
    }

    private static Command Package()
    {
        var (tenant, file) = (AdminOptions.Tenant(), ExportFile.Named("ZIP file to write; must not exist."));
        var home = new Option<string>("--home")
        {
            Description = "Address of the district's page, which the package names when it is given.",
            DefaultValueFactory = _ => "",
        };
        return AdminRun.Bind(new Command("package", "The data package of a public district, with schema and licence.") { tenant, home, file }, async run =>
        {
            var terms = run.Service<IConfiguration>().GetSection("OpenData").Get<OpenDataOptions>() ?? new OpenDataOptions();
            return await run.Service<IDistrictQueries>().Find(run.Required(tenant), run.Cancellation) is { } district
                ? await ExportFile.Write(run, file, output => DataPackage.Write(
                    output, district, terms, run.Required(home), run.Service<TimeProvider>().GetUtcNow(), run.Cancellation))
                : run.Fail($"Tenant {run.Required(tenant)} is not there, or not public.");
        });
    }

    private static Command Evidence()
    {
        var (tenant, file) = (AdminOptions.Tenant(), ExportFile.Named("ZIP file to write; must not exist."));
        var scope = new Option<KpiScope>("--scope") { Description = "asset, meter, street, district or tenant.", DefaultValueFactory = _ => KpiScope.Asset };
        var id = new Option<int>("--id") { Description = "Number of the asset, meter or place; not for the tenant." };
        var figure = new Option<string>("--figure") { Description = "Code of the KPI.", Required = true };
        var medium = new Option<string?>("--medium") { Description = "Carrier; left out for all together." };
        var period = new Option<PeriodLength>("--period") { Description = "hour, day, week, month or year.", DefaultValueFactory = _ => PeriodLength.Month };
        var day = new Option<DateOnly>("--day") { Description = "A day of the period, such as 2026-03-01.", Required = true };
        var hour = new Option<int?>("--hour") { Description = "Of an hour alone: how many hours of the day come before it, 0 to 24." };
        return AdminRun.Bind(
            new Command("evidence", "What one figure stands on, for 'admin verify-evidence'.") { tenant, scope, id, figure, medium, period, day, hour, file }, run => run.For(tenant, async _ =>
            {
                var name = new FigureName(run.Required(scope), run.Given(id), run.Required(period), run.Required(day), run.Required(figure), run.Given(medium), run.Given(hour));
                using var held = PrivateFile.Temporary();
                if (!await run.Service<IFigureEvidence>().Write(name, held, run.Cancellation))
                {
                    return run.Fail(FormattableString.Invariant($"There is no {name.Code} of {name.Scope} {name.ScopeId} in the {name.Length} {name.Hour} of {name.Day:yyyy-MM-dd}."));
                }

                held.Position = 0;
                return await ExportFile.Write(run, file, output => held.CopyToAsync(output, run.Cancellation));
            }));
    }

    /// <summary>What to say of days that programs may not ask for either; null for others.</summary>
    private static string? WrongDays(DateOnly from, DateOnly to) => to > from && to.DayNumber - from.DayNumber <= DayQuery.LongestDays ? null : FormattableString.Invariant(
        $"The days are from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}; allowed is an end after the beginning and at most {DayQuery.LongestDays} days later. Export longer times in parts.");

    private static (Option<DateOnly> From, Option<DateOnly> To) Days() => (
        new Option<DateOnly>("--from") { Description = "Local day, such as 2026-01-01.", Required = true },
        new Option<DateOnly>("--to") { Description = "Local day, excluded.", Required = true });
}

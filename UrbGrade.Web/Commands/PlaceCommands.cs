using System.CommandLine;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin place</c>: import, list, meters, vulnerability.</summary>
internal static class PlaceCommands
{
    public static Command Create() => new("place", "Districts, streets, buildings, light points and where meters are.") { Import(), List(), PlaceMetersCommand.Create(), VulnerabilityCommand.Create() };

    private static Command Import()
    {
        var files = new Argument<string[]>("file")
        {
            Description = "GeoJSON (.geojson, .json), zipped shapefiles (.zip), or CSV (.csv) with columns lon and lat, x and y, or wkt.",
            Arity = ArgumentArity.OneOrMore,
        };
        var tenant = AdminOptions.Tenant();
        var site = new Option<string?>("--site") { Description = "The site that the places belong to; may be left out where the tenant has one." };
        var kind = new Option<PlaceKind?>("--kind") { Description = "What they all are; without it what the file is named for, such as streets.geojson." };
        var system = new Option<string?>("--crs") { Description = "The coordinate system, such as EPSG:25831; without it what the file says, or else WGS 84." };
        var code = new Option<string?>("--code-field") { Description = "The field with a code that is unique in the tenant; without it code, ref, id or the like." };
        var name = new Option<string?>("--name-field") { Description = "The field with the name for people; without it name or the like." };
        var others = new Option<bool>("--end-others") { Description = "Ends the places of the site and kind that the file does not name. Look with --preview first." };
        var preview = new Option<bool>("--preview") { Description = "Says what the file would bring, and stores nothing." };
        var command = new Command(
            "import", "Stores the places of files, of each all or none. Those that it does not name stay without --end-others; the same file again changes nothing; earlier shapes are kept.")
        {
            files, tenant, site, kind, system, code, name, others, preview,
        };
        return AdminRun.Bind(command, async run =>
        {
            var ended = ExitCode.Done;
            foreach (var path in run.Parsed.GetRequiredValue(files))
            {
                if ((run.Given(kind) ?? KindOf(path)) is not { } known)
                {
                    return run.Misused($"What {path} describes does not follow from its name; say --kind {string.Join(", ", Enum.GetNames<PlaceKind>())}.");
                }

                var places = new PlaceFile(Path.GetFileName(path), await GivenFile.Bytes("file", path, run.Cancellation), run.Given(site), known)
                {
                    CoordinateSystem = run.Given(system),
                    CodeField = run.Given(code),
                    NameField = run.Given(name),
                    EndsOthers = run.Given(others),
                };
                var catalogue = run.Service<IPlaceCatalogue>();
                var isPreview = run.Given(preview);
                var import = isPreview
                    ? await catalogue.Preview(run.Required(tenant), places, run.Cancellation)
                    : await catalogue.Import(run.Required(tenant), places, run.Cancellation);
                ended = Math.Max(ended, Report(run, places.Name, import, isPreview));
            }

            return ended;
        });
    }

    /// <summary>What a file is named for; null for nothing known.</summary>
    internal static PlaceKind? KindOf(string path) => Enum.GetValues<PlaceKind>().Cast<PlaceKind?>().FirstOrDefault(
        kind => Path.GetFileNameWithoutExtension(path).StartsWith(kind.ToString()!, StringComparison.OrdinalIgnoreCase));

    /// <summary>Problems for programs: in English.</summary>
    internal static IEnumerable<object>? Told(IReadOnlyList<PlaceProblem>? problems) =>
        problems?.Select(problem => new { Where = problem.Where.Text, What = problem.What.Text });

    private static int Report(AdminRun run, string file, PlaceImport import, bool isPreview)
    {
        var code = run.Report(
            import.Result,
            $"{file}: {(isPreview ? "would be added" : "added")} {import.Added}, changed {import.Changed}, unchanged {import.Unchanged}, ended {import.Ended}{Codes(import)}{(import.Doubtful > 0 ? $", far from the site {import.Doubtful}" : "")}; read as {import.CoordinateSystem}.",
            new { import.Added, import.Changed, import.Unchanged, import.Ended, import.EndedCodes, import.CoordinateSystem, Problems = Told(import.Problems), import.Doubtful, Doubts = Told(import.Doubts), import.Samples });
        foreach (var problem in run.IsJson ? [] : (import.Problems ?? []).Skip(1).Concat(import.Doubts))
        {
            run.Complain($"{problem.Where}: {problem.What}");
        }

        if (!run.IsJson && isPreview && import.Samples.Count > 0)
        {
            run.List(
                import.Samples, "", ("CODE", p => p.Code), ("NAME", p => p.Name), ("SHAPE", p => p.Shape), ("LONGITUDE", p => Math.Round(p.Longitude, 5)),
                ("LATITUDE", p => Math.Round(p.Latitude, 5)), ("M2", p => Math.Round(p.SquareMetres)), ("M", p => Math.Round(p.Metres)));
        }

        return code;
    }

    private static string Codes(PlaceImport import) => import.Ended == 0
        ? "" : $" ({string.Join(", ", import.EndedCodes)}{(import.Ended > import.EndedCodes.Count ? ", …" : "")})";

    private static Command List() => AdminRun.Bind(new Command("list", "Counts the places of each site and kind."), async run => run.List(
        await run.Service<IPlaceCatalogue>().Count(run.Cancellation), "There is no place yet.",
        ("TENANT", c => c.TenantCode), ("SITE", c => c.SiteCode), ("KIND", c => c.Kind), ("STANDING", c => c.Current), ("EARLIER", c => c.Earlier),
        ("CHANGED", c => c.ChangedAt), ("SOURCE", c => c.Source)));
}

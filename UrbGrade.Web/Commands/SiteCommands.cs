using System.CommandLine;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin site</c>: import.</summary>
internal static class SiteCommands
{
    public static Command Create() => new("site", "Places with a gateway.") { Import() };

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = $"The site's manifest, customarily {SiteManifest.FileName}." };
        var command = new Command(
            "import", "Registers a site with its assets and meters from its manifest, or brings them up to date. The same manifest again changes nothing.")
        {
            file,
        };
        return AdminRun.Bind(command, async run =>
        {
            var path = run.Parsed.GetRequiredValue(file);
            SiteManifest manifest;
            try
            {
                manifest = SiteManifest.Parse(await GivenFile.Bytes("file", path, run.Cancellation));
            }
            catch (JsonException failure)
            {
                return run.Fail($"{path} is no site manifest: {failure.Message}");
            }

            var import = await run.Service<ISiteCatalogue>().Import(manifest, run.Cancellation);
            return run.Report(
                import.Result,
                $"Site {manifest.SiteCode} of tenant {manifest.TenantCode}: assets added {import.AddedAssets}, changed {import.ChangedAssets}, in all {manifest.Assets.Count}.",
                new { site = manifest.SiteCode, added = import.AddedAssets, changed = import.ChangedAssets, all = manifest.Assets.Count });
        });
    }
}

using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Gis.Features;

/// <summary>The platform on a port, with seven districts of the tenant that asks and one of another.</summary>
public sealed class FeaturesPlatform : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal ApiPlatform Platform { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Platform.InitializeAsync();
        foreach (var tenant in new[] { ApiPlatform.Own, ApiPlatform.Foreign })
        {
            var manifest = Path.Combine(folder.Path, "site.json");
            await File.WriteAllBytesAsync(manifest, new SiteManifest(tenant, "S1", "Site", "Europe/Madrid", "simulated", []).ToUtf8(), Cancellation);
            await Platform.Admin("site", "import", manifest);
        }

        await Import(
            ApiPlatform.Own, "district",
            [.. Enumerable.Range(0, 7).Select(i => GisWorld.Feature($"D{i}", GisWorld.Square(i, 0), i == 0 ? "Poble-sec, \"nord\" <à>" : null))]);
        await Import(ApiPlatform.Foreign, "district", GisWorld.Feature("SECRET", GisWorld.Square(0, 0)));
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        folder.Dispose();
    }

    internal async Task Import(string tenant, string kind, params string[] features)
    {
        var file = Path.Combine(folder.Path, $"{kind}s.geojson");
        await File.WriteAllTextAsync(file, GisWorld.Collection(features), Cancellation);
        await Platform.Admin("place", "import", file, "--tenant", tenant, "--site", "S1");
    }
}

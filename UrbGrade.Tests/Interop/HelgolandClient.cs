using System.Text.Json;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Interop;

/// <summary>The client of 52°North's Helgoland, which reads SensorThings services for charts and maps.</summary>
internal static class HelgolandClient
{
    private static string Folder => Path.Combine(Checkout.Root, "artifacts", "interop", "sensorthings");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What it makes of a service, and what it asked.</summary>
    /// <param name="root">Where the service begins, with a slash at the end.</param>
    public static async Task<JsonElement> Read(string root, string token)
    {
        await NpmFolder.Install(Path.Combine(Checkout.Root, "UrbGrade.Tests", "Interop", "Clients", "sensorthings"), Folder, Cancellation);
        using var bundle = new TemporaryFolder();
        var program = bundle.File("read.cjs");
        await ExternalTool.Run(
            Path.Combine(Folder, "node_modules", ".bin", "esbuild"),
            ["read.js", "--bundle", "--platform=node", "--log-level=error", $"--outfile={program}"], folder: Folder, cancellation: Cancellation);
        return JsonElement.Parse(await ExternalTool.Run("node", [program, root, token], cancellation: Cancellation));
    }
}

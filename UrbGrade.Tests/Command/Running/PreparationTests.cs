using System.Text.Json;
using UrbGrade.Command;
using UrbGrade.Command.Processes;
using UrbGrade.Command.Running;
using UrbGrade.Command.Running.Peers;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Commands;

namespace UrbGrade.Tests.Command.Running;

public sealed class PreparationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Power_and_heat_in_Kalundborg_have_prices_in_kroner_that_say_they_are_simulated()
    {
        var home = new DemoFolder(folder.Path);
        PreparedFolder.CopyDatabaseTo(home.Platform);
        var demo = new Demo(home, "platform", "gateway", new DemoState(null, 2, new DateOnly(2025, 11, 21), new DateOnly(2026, 11, 20)), 1) { Run = Run };
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, interactive: false, TimeProvider.System);
        await new Preparation(demo, DemoPeers.None, terminal).RunAsync(Cancellation);

        await using var output = new StringWriter();
        string[] list = ["admin", "tariff", "list", "--json", "--data", home.Platform];
        Assert.Equal(0, await UrbGradeCommandLine.Run(list, output, output, cancellation: Cancellation));
        var tariffs = JsonElement.Parse(output.ToString()).EnumerateArray().Where(tariff => tariff.GetProperty("zone").GetString() == "DK").ToList();
        Assert.Equal(["heat", "power"], tariffs.Select(tariff => tariff.GetProperty("carrier").GetString()!));
        Assert.All(tariffs, tariff =>
        {
            Assert.Equal(("DKK", 2025), (tariff.GetProperty("currency").GetString(), tariff.GetProperty("fromYear").GetInt32()));
            Assert.Contains("Simulated", tariff.GetProperty("source").GetString(), StringComparison.Ordinal);
            Assert.InRange(tariff.GetProperty("energyPrice").GetDouble() * (1 + tariff.GetProperty("tax").GetDouble()), 0.5, 4);
        });
    }

    /// <summary>Prices are set as they would be; of the rest it is said that it ended well.</summary>
    private static async Task<(int ExitCode, string Output)> Run(Invocation invocation, CancellationToken cancellation)
    {
        List<string> arguments = [.. invocation.Arguments];
        if (arguments is ["gateway", "simulate", ..])
        {
            var drop = Directory.CreateDirectory(arguments[arguments.IndexOf("--out") + 1]).FullName;
            await File.WriteAllTextAsync(Path.Combine(drop, "site.json"), """{"assets":[]}""", cancellation);
        }

        if (arguments is not ["platform", "admin", "tariff", ..])
            return (0, "");
        await using var output = new StringWriter();
        var code = await UrbGradeCommandLine.Run([.. arguments.Skip(1)], output, output, cancellation: cancellation);
        return (code, output.ToString());
    }
}

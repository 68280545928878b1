using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Commands;

namespace UrbGrade.Tests.Partners;

/// <summary>The example for partners, as a process of its own over real HTTPS.</summary>
public class PythonModuleTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();
    private RunningPlatform platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Barcelona => platform.Get<ITenantRegistry>().FindByCode("20")!.Id;

    public async ValueTask InitializeAsync() => platform = await RunningPlatform.Start(bus: true);

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_python_example_answers_questions_and_tells_what_it_found()
    {
        var start = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-1);
        await platform.Send(Shop(start, hours: 24));
        await IssueByCommand();
        using var python = Start();
        try
        {
            await AskAndTell(start);
        }
        finally
        {
            python.Kill();
            await python.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task AskAndTell(DateTimeOffset start)
    {
        await Eventually.Equal(true, () => platform.Get<IServiceCatalogue>().Snapshot.Handles("Baseload.BaseloadAsked", "Baseload", Barcelona));

        var reply = JsonElement.Parse(await platform.Get<IServiceCalls>().AskWritten(
            Barcelona, "talk", "Baseload.BaseloadAsked", JsonSerializer.Serialize(new { from = start, to = start.AddDays(1) }), Patience, Cancellation));
        var meter = Assert.Single(reply.GetProperty("meters").EnumerateArray());
        Assert.Equal(("477", 24, 1.5), (
            meter.GetProperty("meter").GetString(), meter.GetProperty("hours").GetInt32(), meter.GetProperty("kilowatts").GetDouble()));

        await platform.Send(Shop(start.AddDays(-1), hours: 5));
        await Eventually.Equal(
            WorkItemState.Done,
            () => platform.Rows<WorkItemRow>().Where(row => row.Contract == "Quantification.ReadingsChanged" && row.Queue == "Baseload")
                .Select(row => (WorkItemState?)row.State).FirstOrDefault());
    }

    private static string Shop(DateTimeOffset start, int hours) => AggregationWorld.Body(Enumerable.Range(0, hours).Select(hour => AggregationWorld.Hour(
        Text(start.AddHours(hour)), Text(start.AddHours(hour + 1)), hour is 3 or 4 ? "1.5" : "8", more: "")));

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As an administrator would, on the platform's own data folder.</summary>
    private async Task IssueByCommand()
    {
        using var output = new StringWriter();
        var code = await UrbGradeCommandLine.Run(
            ["admin", "certificate", "issue", "--data", platform.Folder, "--tenant", "20", "--module", "Baseload", "--out", folder.File("baseload.pem"), "--ca-out", folder.File("ca.pem")],
            output, output, TextReader.Null);
        Assert.True(code == 0, output.ToString());
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("python3")
        {
            ArgumentList =
            {
                Path.Combine(Checkout.Root, "docs", "examples", "baseload.py"), "--bus", $"https://localhost:{platform.BusAddress!.Port}",
                "--cert", folder.File("baseload.pem"), "--key", folder.File("baseload.key"), "--ca", folder.File("ca.pem"),
            },
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is missing; install it (Debian: apt-get install python3).");
            throw;
        }
    }
}

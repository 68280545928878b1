using System.Net;
using NodaTime;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway;

/// <summary>What goes wrong at a site; at the end the ledger adds up: every value once here, every batch acknowledged once.</summary>
public sealed class FaultTests : IDisposable
{
    private static readonly LocalDate Day = new(2014, 12, 20);

    private readonly TemporaryFolder disk = new();
    private GatewayWorld gateway = new(now: new DateTimeOffset(2014, 12, 21, 2, 15, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_that_is_cut_for_three_days_loses_and_doubles_nothing_and_is_reported_once()
    {
        gateway.DropEnergy(Day);
        await gateway.PassAsync();
        gateway.Platform.GoDown();
        for (var day = 1; day <= 3; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                gateway.Clock.Advance(TimeSpan.FromHours(1));
                await gateway.PassAsync();
                gateway.EventCodes();
                if (hour == 7)
                    gateway.Restart();
            }

            gateway.DropEnergy(Day.PlusDays(day));
            await gateway.PassAsync();
        }

        Assert.Equal(3, gateway.Batches().Count(batch => batch.State == BatchState.Pending));
        var arrived = new List<string>();
        gateway.Platform.Answer = request =>
        {
            lock (arrived)
                arrived.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(request.Body)));
            return request.Accept();
        };
        gateway.Clock.Advance(TimeSpan.FromMinutes(15));
        await gateway.PassAsync();

        Assert.Equal(3, arrived.Count);
        Assert.Equal(3, arrived.Distinct().Count());
        AddsUp(days: 4);
        var codes = gateway.EventCodes();
        Assert.Single(codes, code => code == EventCode.UplinkDown);
        Assert.Single(codes, code => code == EventCode.UplinkRestored);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("server fault")]
    [InlineData("forged receipt")]
    [InlineData("receipt of another batch")]
    [InlineData("garbage")]
    [InlineData("silence")]
    public async Task A_platform_that_misbehaves_for_a_while_gets_every_batch_once_it_behaves(string how)
    {
        for (var day = 0; day < 3; day++)
            gateway.DropEnergy(Day.PlusDays(-day));
        gateway.Platform.Answer = request => how switch
        {
            "busy" => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new ByteArrayContent([]) },
            "server fault" => request.Fault(SoapFaults.Server("the store is away")),
            "forged receipt" => request.Respond(request.Receipt(), platform => platform.Stranger),
            "receipt of another batch" => request.Respond(request.Receipt() with { BatchKey = new string('0', 64) }),
            "garbage" => PlatformRequest.Response(HttpStatusCode.OK, "<html>Welcome to the hotel's network</html>"u8.ToArray()),
            _ => throw new TaskCanceledException("no answer"),
        };
        for (var pass = 0; pass < 12; pass++)
        {
            await gateway.PassAsync();
            gateway.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.All(gateway.Batches(), batch => Assert.Equal(BatchState.Pending, batch.State));
        Assert.Equal(how is "forged receipt" or "receipt of another batch" or "garbage", gateway.EventCodes().Contains(EventCode.ReceiptNotBelieved));

        gateway.Platform.ComeBack();
        for (var pass = 0; pass < 4; pass++)
        {
            gateway.Clock.Advance(TimeSpan.FromMinutes(15));
            await gateway.PassAsync();
        }

        AddsUp(days: 3);
        Assert.Equal(3, gateway.Platform.Bodies.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public async Task A_refused_batch_waits_for_a_person_and_adds_up_after_it_was_sent_again()
    {
        gateway.DropEnergy(Day);
        gateway.Platform.Answer = request => request.Fault(SoapFaults.Client("no such tenant", ""));
        await gateway.PassAsync();
        gateway.Platform.ComeBack();
        gateway.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await gateway.PassAsync()).Failures);
        Assert.Single(gateway.Platform.Bodies);

        gateway.Database.Write(connection => Outbox.Reopen(connection, "day=@1", Instant.FromDateTimeOffset(gateway.Clock.GetUtcNow()), "2014-12-20"));
        await gateway.PassAsync();

        AddsUp(days: 1);
    }

    [Fact]
    public async Task A_stop_between_the_platforms_acceptance_and_the_note_of_it_sends_the_same_bytes_again()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.Compose();

        // The platform accepts and the process is gone before it could write the receipt down.
        gateway.Platform.Answer = _ => throw new InvalidOperationException("killed");
        await Assert.ThrowsAsync<InvalidOperationException>(gateway.SendAsync);
        gateway.Restart();
        gateway.Platform.ComeBack();
        await gateway.SendAsync();

        Assert.Equal(2, gateway.Platform.Bodies.Count);
        Assert.Equal(gateway.Platform.Bodies[0], gateway.Platform.Bodies[1]);
        AddsUp(days: 1);
    }

    [Fact]
    public async Task A_full_disk_stops_nothing_for_good_and_costs_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "mounting a small disk needs root on Linux");
        var (code, _, errors) = await ExternalTool.TryRun("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.Path], cancellation: Cancellation);
        Assert.SkipUnless(code == 0, $"a small disk cannot be mounted here: {errors}");
        try
        {
            gateway.Dispose();
            gateway = new GatewayWorld(root => root["gateway"]!["state"] = disk.File("state"), new DateTimeOffset(2014, 12, 21, 2, 15, 0, TimeSpan.Zero));
            gateway.DropEnergy(Day);
            await gateway.PassAsync();
            Fill(disk.File("ballast"));

            for (var day = 1; day <= 30; day++)
                gateway.DropEnergy(Day.PlusDays(-day), value: hour => $"{hour},123456789");
            var failed = await Record.ExceptionAsync(gateway.PassAsync);
            Assert.True(failed is System.Data.Common.DbException, $"the disk was to be full, and the pass ended with {failed?.Message ?? "nothing wrong"}");
            gateway.Restart();
            File.Delete(disk.File("ballast"));

            await gateway.PassAsync();
            await gateway.PassAsync();
            AddsUp(days: 31);
            Assert.Equal(31, gateway.Files("in/energy/done").Length);
        }
        finally
        {
            gateway.Dispose();
            await ExternalTool.TryRun("umount", ["-l", disk.Path], cancellation: CancellationToken.None);
        }
    }

    public void Dispose()
    {
        gateway.Dispose();
        disk.Dispose();
    }

    private static void Fill(string path)
    {
        using var ballast = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1);
        foreach (var size in new[] { 1 << 16, 1 << 12 })
        {
            try
            {
                while (true)
                {
                    ballast.Write(new byte[size]);
                    ballast.Flush();
                }
            }
            catch (IOException)
            {
                // Full to the last piece of this size.
            }
        }
    }

    /// <summary>Each hour was taken once, each day is with the platform in whole, and nothing waits.</summary>
    private void AddsUp(int days)
    {
        Assert.Equal(24 * days, gateway.Count("raw_reading"));
        Assert.Equal(24 * days, gateway.Cleansed().Count);
        var batches = gateway.Batches();
        Assert.Equal(days, batches.Count);
        Assert.All(batches, batch => Assert.Equal((BatchState.Acknowledged, 24, 24), (batch.State, batch.Messages, batch.Accepted)));
        Assert.Equal(24 * days, gateway.Database.Read(connection => connection.Scalar<long>("SELECT SUM(readings_new) FROM file_ledger WHERE outcome='done'")));
        Assert.Empty(gateway.Database.Read(connection => Outbox.OpenFailures(connection, null, 10)));
        Assert.Equal(0, gateway.Database.Read(Outbox.PendingBytes));
    }
}

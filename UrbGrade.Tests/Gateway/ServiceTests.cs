using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway;

public sealed class ServiceTests
{
    private static readonly LocalDate Day = new(2014, 10, 17);

    [Fact]
    public async Task One_pass_takes_composes_and_sends_everything_there_is()
    {
        using var gateway = new GatewayWorld();
        for (var day = 0; day < 12; day++)
            gateway.DropEnergy(Day.PlusDays(day));

        var result = await gateway.PassAsync();

        Assert.Equal(new PassResult(Files: 12, Composed: 12, Settled: 12, Pending: 0, Failures: 0, FilesLeft: 0), result);
    }

    [Fact]
    public async Task A_pass_without_the_platform_keeps_everything_for_the_next_one()
    {
        using var gateway = new GatewayWorld();
        gateway.Platform.GoDown();
        gateway.DropEnergy(Day);
        Assert.Equal(1, (await gateway.PassAsync()).Pending);

        gateway.Restart();
        gateway.Platform.ComeBack();
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new PassResult(Files: 0, Composed: 0, Settled: 1, Pending: 0, Failures: 0, FilesLeft: 0), await gateway.PassAsync());
    }

    [Fact]
    public async Task A_full_outbox_pauses_the_sources_and_deletes_nothing()
    {
        using var gateway = new GatewayWorld(root => root["buffer"] = new JsonObject { ["maxSize"] = "1KiB" });
        gateway.Platform.GoDown();
        gateway.DropEnergy(Day);
        gateway.DropEnergy(Day.PlusDays(1));
        await gateway.PassAsync();
        Assert.True(gateway.Database.Read(Outbox.PendingBytes) > 1024, "the test needs a full outbox");

        gateway.DropEnergy(Day.PlusDays(2));
        var paused = await gateway.PassAsync();

        Assert.Equal((0, 2, 1), (paused.Files, paused.Pending, paused.FilesLeft));
        gateway.Platform.ComeBack();
        gateway.Clock.Advance(TimeSpan.FromMinutes(15));
        await gateway.PassAsync();
        Assert.Equal(0, (await gateway.PassAsync()).FilesLeft);
        Assert.Equal(3, gateway.Batches().Count(batch => batch.State == BatchState.Acknowledged));
        Assert.Contains(EventCode.SourcesPaused, gateway.EventCodes());
        Assert.Contains(EventCode.SourcesResumed, gateway.EventCodes());
    }

    [Fact]
    public async Task Bodies_of_old_receipts_are_dropped_and_what_they_said_stays_known()
    {
        using var gateway = new GatewayWorld();
        gateway.DropEnergy(Day);
        await gateway.PassAsync();

        Assert.Equal(0, gateway.Database.Write(connection => Outbox.ClearAcknowledged(connection, Now(gateway) - Duration.FromDays(90))));
        gateway.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, gateway.Database.Write(connection => Outbox.ClearAcknowledged(connection, Now(gateway) - Duration.FromDays(90))));
        gateway.DropEnergy(Day, name: "same.csv", value: hour => $"{hour},0");

        Assert.Equal(0, (await gateway.PassAsync()).Composed);
        Assert.Equal(BatchState.Acknowledged, gateway.Batches()[0].State);
    }

    [Fact]
    public void A_state_folder_belongs_to_one_gateway_at_a_time()
    {
        using var gateway = new GatewayWorld();
        using (GatewayHost.Lock(gateway.Settings, gateway.Clock))
            Assert.Throws<IOException>(() => GatewayHost.Lock(gateway.Settings, gateway.Clock));
        using var free = GatewayHost.Lock(gateway.Settings, gateway.Clock);
    }

    private static Instant Now(GatewayWorld gateway) => Instant.FromDateTimeOffset(gateway.Clock.GetUtcNow());
}

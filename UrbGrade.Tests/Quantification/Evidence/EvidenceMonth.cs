using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Evidence;

/// <summary>Nine shops with a February of energy, prices and temperatures, of which one lacks hours; facts, a formula, a district and votes.</summary>
public sealed class EvidenceMonth : IAsyncLifetime
{
    private static readonly DateTimeOffset Midnight = When.Instant("2026-01-31T23:00:00Z");

    private AggregationWorld world = null!;
    private int requests;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal AggregationWorld World => world;

    public async ValueTask InitializeAsync()
    {
        world = await AggregationWorld.Create();
        world.Platform.Session.BecomeTenantAdministrator(world.TenantId);
        foreach (var shop in Enumerable.Range(1, 9))
        {
            await world.Send([.. Enumerable.Range(0, 28 * 24).Where(hour => shop != 1 || hour is not (30 or 31)).Select(hour => Hour($"S{shop}", hour, shop + (hour % 24 * 0.1)))]);
        }

        await world.Send([.. Enumerable.Range(1, 12).Select(vote => AggregationWorld.Message(
            $"<vote_id>v{vote}</vote_id><score>{1 + (vote % 5)}</score>", type: "DSE05", source: vote > 6 ? "S2" : "S1", timestamp: $"{Midnight.AddHours(40 + vote):yyyy-MM-ddTHH:mm:ssZ}"))]);
        await Quantify();
        var traits = world.Platform.Get<IAssetTraits>();
        foreach (var shop in Assets())
        {
            await Done(traits.Set("20", null, shop.Code, "floor_area", new DateOnly(2026, 1, 1), 100 + shop.Id, "plan", Cancellation));
            if (shop.Id % 2 == 0)
            {
                await Done(traits.Place("20", null, shop.Code, KpiScope.District, "Old town", Cancellation));
            }
        }

        await Done(world.Platform.Get<IKpiCatalogue>().Write("20", new FormulaDraft("spread", "Peak above base", "peak.power - base_load.power", "kW"), Cancellation));
        await Done(world.Platform.Get<IKpiCatalogue>().Write("20", new FormulaDraft("per_area", "Energy for each square metre", "energy / floor_area", "kW.h/m2"), Cancellation));
        await world.Platform.Get<KpiRuns>().Run(world.TenantId, Cancellation);
        while (await world.Platform.Get<PeriodRuns>().Run(world.TenantId, onlyCorrected: false, Cancellation) is (false, _))
        {
            world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private static string Hour(string meter, int hour, double energy) => AggregationWorld.Hour(
        $"{Midnight.AddHours(hour):yyyy-MM-ddTHH:mm:ssZ}", $"{Midnight.AddHours(hour + 1):yyyy-MM-ddTHH:mm:ssZ}", energy.ToString("0.0##", System.Globalization.CultureInfo.InvariantCulture), meter,
        FormattableString.Invariant($"<energy_price>0.{10 + (hour % 7)}</energy_price><temperature_in>{19 + (hour % 5)}</temperature_in><temperature_out>{8 + (hour % 9)}</temperature_out>"));

    private List<AssetRow> Assets()
    {
        using var database = world.Platform.Contexts.Read(TenantScope.Of(world.TenantId));
        return [.. database.Set<AssetRow>().OrderBy(asset => asset.Id)];
    }

    private async Task Quantify()
    {
        var platform = world.Platform;
        foreach (var request in world.Stored())
        {
            var work = new TestWork(1000 + ++requests, world.TenantId, Cancellation);
            await new QuantifyReadings(
                platform.Get<IRawRequests>(), platform.Get<ITenantRegistry>(), platform.Get<SeriesDirectory>(), platform.Get<ReadingWriter>(), platform.Get<RecordWriter>(), platform.Get<StaleMarks>(),
                platform.Get<IBulkWriter>(), platform.Get<IWorkItems>(), work, NullLogger<QuantifyReadings>.Instance).Handle(new RequestStored(request.Id));
            await work.Close(platform.Queue);
        }
    }

    private static async Task Done(Task<AdministrationResult> change)
    {
        var result = await change;
        Assert.True(result.Outcome == AdministrationOutcome.Done, result.ToString());
    }
}

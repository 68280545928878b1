using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

/// <summary>What the platform promises with a receipt, looked up in its database after whatever happened to it.</summary>
internal static class KeptPromises
{
    /// <summary>Waits until another request is answered.</summary>
    public static async Task UntilAnswered(List<PersistentSender> senders, CancellationToken cancellation)
    {
        var before = senders.Sum(sender => sender.Receipts.Count);
        while (senders.Sum(sender => sender.Receipts.Count) == before)
        {
            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>Waits until all work is done or parked.</summary>
    public static async Task UntilNothingWaits(TestPlatform platform, CancellationToken cancellation)
    {
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        for (var i = 0; i < 1_200 && await database.Set<WorkItemRow>().AnyAsync(item => item.State < WorkItemState.Done, cancellation); i++)
        {
            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>Every receipt stands for one stored request, its readings and its figures, and there is nothing else.</summary>
    public static async Task Require(UrbGradeContext database, List<PersistentSender> senders, CancellationToken cancellation)
    {
        await RequireStoredOnce(database, senders, cancellation);
        await RequireQuantifiedOnce(database, senders, cancellation);
        await RequireDailyEnergy(database, senders, cancellation);
    }

    private static async Task RequireStoredOnce(UrbGradeContext database, List<PersistentSender> senders, CancellationToken cancellation)
    {
        var stored = await database.Set<RawRequestRow>().AsNoTracking()
            .Select(row => new { row.ReceiptId, row.BodyHash, row.Accepted, row.Duplicate, row.Rejected }).ToListAsync(cancellation);
        var receipts = senders.SelectMany(sender => sender.Receipts).ToList();

        Assert.Equal(
            receipts.Select(receipt => (receipt.ReceiptId, receipt.BatchKey, receipt.Accepted)).Order(),
            stored.Select(row => (row.ReceiptId, row.BodyHash, row.Accepted)).Order());
        Assert.All(stored, row => Assert.Equal((24, 0, 0), (row.Accepted, row.Duplicate, row.Rejected)));
    }

    private static async Task RequireQuantifiedOnce(UrbGradeContext database, List<PersistentSender> senders, CancellationToken cancellation)
    {
        var work = await database.Set<WorkItemRow>().AsNoTracking().Select(item => new { item.Contract, item.State, item.Error }).ToListAsync(cancellation);
        Assert.All(work, item => Assert.True(item.State == WorkItemState.Done, $"{item.Contract} is {item.State}: {item.Error}"));
        var days = senders.Sum(sender => sender.Receipts.Count);
        Assert.Equal(days, work.Count(item => item.Contract == "Aggregation.RequestStored"));

        Assert.Equal(days * 24, await database.Set<ReadingRow>().CountAsync(cancellation));
        Assert.Equal(0, await database.Set<ReadingRow>().CountAsync(reading => reading.Revision != 1, cancellation));
        Assert.Equal(0, await database.Set<ReadingRevisionRow>().CountAsync(cancellation));
        Assert.Equal(days, await database.Set<RawRequestRow>().CountAsync(
            row => row.QuantifiedAt != null && row.NewReadings == 24 && row.RevisedReadings == 0 && row.UnchangedReadings == 0, cancellation));
        Assert.Equal(0, await database.Set<DirtyPeriodRow>().CountAsync(cancellation));
    }

    private static async Task RequireDailyEnergy(UrbGradeContext database, List<PersistentSender> senders, CancellationToken cancellation)
    {
        var energy = await database.Set<KpiDefinitionRow>().Where(kpi => kpi.Code == "energy").Select(kpi => kpi.Id).ToListAsync(cancellation);
        foreach (var sender in senders)
        {
            var first = 0;
            foreach (var name in sender.Meters)
            {
                var asset = await database.Set<MeterRow>().Where(meter => meter.Source == name).Select(meter => meter.AssetId).SingleAsync(cancellation);
                var found = await database.Set<KpiRow>().AsNoTracking()
                    .Where(kpi => energy.Contains(kpi.DefinitionId) && kpi.AssetId == asset && kpi.Resolution == KpiResolution.Day)
                    .OrderBy(kpi => kpi.PeriodStart).Select(kpi => new { kpi.PeriodStart, kpi.Value }).ToListAsync(cancellation);

                Assert.Equal(Math.Min(PersistentSender.DaysOfMeter, sender.Receipts.Count - first), found.Count);
                for (var day = 0; day < found.Count; day++)
                {
                    Assert.Equal(new DateOnly(2015, 1, 1).AddDays(day), found[day].PeriodStart);
                    Assert.Equal(Enumerable.Range(0, 24).Sum(hour => PersistentSender.Energy(first + day, hour)), found[day].Value!.Value, 9);
                }

                first += found.Count;
            }
        }
    }
}

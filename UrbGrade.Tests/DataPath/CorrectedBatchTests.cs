using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

/// <summary>From the receipt of a corrected batch to the records of what it changed, on the running platform.</summary>
public class CorrectedBatchTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Was_now_and_because_are_recorded_within_ten_seconds_of_the_receipt_and_nothing_else_is_computed()
    {
        await using var platform = await RunningPlatform.Start();
        await platform.Send(AggregationWorld.Body([AggregationWorld.Hour(), AggregationWorld.Hour(source: "478")]));
        await Eventually.Equal((true, 0), () => (platform.Rows<PeriodKpiRow>().Count > 0, Waiting(platform)));
        var before = Computed(platform, "478");

        var receipt = await platform.Send(AggregationWorld.Body([AggregationWorld.Hour(energy: "3.9833")]));
        await Eventually.Equal((true, 0), () => (platform.Rows<PeriodKpiCorrectionRow>().Count > 0, Waiting(platform)));

        var request = platform.Rows<RawRequestRow>().Single(row => row.ReceiptId == receipt.ReceiptId);
        var day = Assert.Single(platform.Rows<KpiCorrectionRow>(), row => row.DefinitionId == KpiDefinitions.Energy.Id && row.Resolution == KpiResolution.Day);
        Assert.Equal((2.9833, 3.9833, request.Id), (day.Was, day.Now, day.RawRequestId));
        Assert.InRange(day.CorrectedAt - request.ReceivedAt, TimeSpan.Zero, Promised);
        var periods = platform.Rows<PeriodKpiCorrectionRow>()
            .Where(row => row.Scope == KpiScope.Asset && row.DefinitionId == KpiDefinitions.Energy.Id && row.Medium == KpiMedium.All).ToList();
        Assert.Equal([KpiResolution.Month, KpiResolution.Week, KpiResolution.Year], periods.Select(row => row.Resolution).Order());
        Assert.All(periods, row => Assert.Equal((2.9833, 3.9833, request.Id), (row.Was, row.Now, row.RawRequestId)));
        Assert.All(periods, row => Assert.InRange(row.CorrectedAt - request.ReceivedAt, TimeSpan.Zero, Promised));
        Assert.NotEmpty(before);
        Assert.Equal(before, Computed(platform, "478"));
    }

    private static int Waiting(RunningPlatform platform) => platform.Rows<WorkItemRow>().Count(item => item.State < WorkItemState.Done);

    /// <summary>When each figure of a meter's asset was computed.</summary>
    private static List<string> Computed(RunningPlatform platform, string meter)
    {
        var asset = platform.Rows<MeterRow>().Single(row => row.Source == meter).AssetId;
        return
        [
            .. platform.Rows<KpiRow>().Where(row => row.AssetId == asset).Select(row => $"{row.Resolution} {row.PeriodStart:O} {row.DefinitionId} {row.ComputedAt:O}")
                .Order(StringComparer.Ordinal),
            .. platform.Rows<PeriodKpiRow>().Where(row => row.Scope == KpiScope.Asset && row.ScopeId == asset)
                .Select(row => $"{row.Resolution} {row.PeriodStart:O} {row.Medium} {row.DefinitionId} {row.ComputedAt:O}").Order(StringComparer.Ordinal),
        ];
    }
}

using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

internal sealed class MeasuredSeriesList(SeriesDirectory directory, IUrbGradeContexts contexts) : IMeasuredSeries
{
    public async Task<IReadOnlyList<MeasuredSeries>> List(int tenantId, CancellationToken cancellation) =>
        [.. (await directory.Get(tenantId, cancellation)).All.Select(Measured)];

    public async Task<IReadOnlyDictionary<int, long>> Ends(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await MeterEnds.Of(database, cancellation);
    }

    private static MeasuredSeries Measured(KnownSeries series) => new(
        series.Id, series.Meter.Id, series.Meter.Source, series.Meter.AssetId, series.Quantity, series.Unit, series.Medium, series.Kind,
        series.Meter.Calendar, series.Settings)
    {
        EndsAt = series.Meter.EndsAt,
        Erased = series.Meter.Erased,

        // That it was taken away says nothing of what counted it before.
        IsBelow = series.Meter.Settings.LastOrDefault(setting => !setting.IsEnd) is { Below: not null },
        Counter = series.Counter is { } counter ? Measured(counter) : null,
    };
}

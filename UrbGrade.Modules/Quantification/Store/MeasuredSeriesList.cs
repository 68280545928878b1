using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

internal sealed class MeasuredSeriesList(SeriesDirectory directory) : IMeasuredSeries
{
    public async Task<IReadOnlyList<MeasuredSeries>> List(int tenantId, CancellationToken cancellation) =>
    [
        .. (await directory.Get(tenantId, cancellation)).All.Select(series => new MeasuredSeries(
            series.Id, series.Meter.Id, series.Meter.Source, series.Meter.AssetId, series.Quantity, series.Unit, series.Medium, series.Kind,
            series.Meter.Calendar, series.Settings)
        {
            EndsAt = series.Meter.EndsAt,

            // That it was taken away says nothing of what counted it before.
            IsBelow = series.Meter.Settings.LastOrDefault(setting => !setting.IsEnd) is { Below: not null },
        }),
    ];
}

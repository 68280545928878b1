using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>One forecast of each state; of the resident's own shop the two days that follow its readings.</summary>
internal sealed class FictionalForecasts(FictionalDistrict district, ITenantSession session) : IForecastQueries
{
    private const int Own = 477;

    private static readonly DateOnly Night = new(2026, 3, 10);

    public Task<ForecastList?> List(ForecastFilter filter, CancellationToken cancellation)
    {
        List<ForecastEntry> all = district.IsEmpty ? [] : filter.AssetId == 1 ? [OwnEntry]
            :
            [
                .. Enum.GetValues<ForecastState>().Select((state, i) => Entry(i + 1, state)),
                .. Enumerable.Range(1000, district.Copies).Select(id => Entry(id, ForecastState.Ready)),
            ];
        List<ForecastEntry> asked = [.. all.Where(entry => entry.Place.Contains(filter.Text, StringComparison.OrdinalIgnoreCase))];
        return Task.FromResult(session.CurrentTenantId is null ? null : new ForecastList(
            district.IsEmpty ? [] : [Entry(0, ForecastState.Ready)], [.. asked.Skip((filter.Page - 1) * filter.PageLength).Take(filter.PageLength)],
            all.CountBy(entry => entry.State).ToDictionary(), filter.Page, Math.Max(1, (asked.Count + filter.PageLength - 1) / filter.PageLength), asked.Count));
    }

    public Task<ForecastDetails?> Read(string key, ForecastResolution resolution, CancellationToken cancellation) => OfSeries(
        key.StartsWith("district", StringComparison.Ordinal) ? 0 : int.Parse(key, System.Globalization.CultureInfo.InvariantCulture), resolution, cancellation);

    public Task<ForecastDetails?> OfSeries(int seriesId, ForecastResolution resolution, CancellationToken cancellation)
    {
        if (seriesId == Own)
        {
            var (from, to) = (FictionalDistrict.LastDay.AddDays(1), FictionalDistrict.LastDay.AddDays(3));
            return Task.FromResult<ForecastDetails?>(new ForecastDetails(
                OwnEntry, resolution, FictionalDistrict.TimeZone, "fictional",
                [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(from.AddDays).Select(day => new ForecastPoint(
                    FictionalDistrict.Midnight(day), FictionalDistrict.Midnight(day.AddDays(1)), 50, 40, 60, 50))], [], [], null, null));
        }

        var entry = Entry(seriesId, seriesId == 0 ? ForecastState.Ready : (ForecastState)(seriesId - 1));
        var start = new DateTimeOffset(2026, 3, 9, 23, 0, 0, TimeSpan.Zero);
        var hasForecast = entry.IsShown || entry.State is ForecastState.WorseThanLastWeek;
        List<ForecastPoint> points = hasForecast
            ? [.. Enumerable.Range(0, 168).Select(i => new ForecastPoint(start.AddHours(i), start.AddHours(i + 1), 5 + (i % 24), 3 + (i % 24), 7 + (i % 24), 6 + (i % 24)))] : [];
        List<ForecastTrialPoint> recent = hasForecast
            ? [.. Enumerable.Range(0, 336).Select(i => new ForecastTrialPoint(start.AddHours(i - 336), 5.5 + (i % 24), 5 + (i % 24), 3 + (i % 24), 7 + (i % 24), 6 + (i % 24), i < 24))] : [];
        return Task.FromResult<ForecastDetails?>(session.CurrentTenantId is null ? null : new ForecastDetails(
            entry, resolution, "Europe/Madrid", "fictional", points, recent,
            hasForecast ? [new("snaive", 0.2, 0.4, 1.2, [.. points.Select(point => point.Value)]), new("lightgbm", 0.8, 0.6, 0.9, [])] : [],
            hasForecast ? new ForecastBasis(1, start.AddHours(5), Night.AddDays(-400), Night, 9_600, 12, 1, TemperatureBasis.Measured, "ES", 1) : null, 0.4));
    }

    public Task<ForecastDetails?> OfMeter(string tenantCode, string meter, string quantity, ForecastResolution resolution, CancellationToken cancellation) =>
        OfSeries(1, resolution, cancellation);

    private static ForecastEntry OwnEntry => Entry(7, ForecastState.Ready) with { Key = "477", SeriesId = Own, AssetId = 1 };

    private static ForecastEntry Entry(int id, ForecastState state) => new(
        id == 0 ? "district.power.energy" : id.ToString(System.Globalization.CultureInfo.InvariantCulture), id, id == 0 ? 0 : 2, id == 0 ? "Fictional district" : $"Shop {id}",
        id == 0 ? "" : $"{470 + id}", "energy", "power", "kW.h", state, state == ForecastState.TooShort ? Night.AddDays(20) : null, state == ForecastState.Waiting ? null : Night,
        state is ForecastState.Ready or ForecastState.Constant ? 120 : null, state is ForecastState.Ready or ForecastState.WorseThanLastWeek ? new ForecastAccuracy(28, 1.1, 1.4, 0.8, 0.81) : null);
}

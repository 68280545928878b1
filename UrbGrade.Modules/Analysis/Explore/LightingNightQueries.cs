using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Explore;

internal sealed class LightingNightQueries(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, TenantAnalysis analysis, KnownCabinets known) : ILightingNights
{
    private const int MostNights = 60;
    private const int MostCabinets = 300;

    public async Task<IReadOnlyList<CabinetState>> List(int nights, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        nights = Math.Clamp(nights, 1, MostNights);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var names = await FindingNames.Load(database, tenants.Find(tenantId)!.TimeZone, cancellation);
        var open = (await database.Set<FindingRow>().AsNoTracking().Where(row => row.WithdrawnAt == null && row.EndAt == null
                && (row.State == FindingState.New || row.State == FindingState.Seen) && row.AssetId != null).ToListAsync(cancellation)).ToLookup(row => row.AssetId!.Value);

        // Of a meter that tells both, the power is finer.
        var series = (await analysis.List(tenantId, cancellation)).Where(one => one.IsLighting).GroupBy(one => one.Series.MeterId)
            .Select(meter => meter.FirstOrDefault(one => one.Series.Quantity == Quantities.Power) ?? meter.First()).Take(MostCabinets).ToList();
        var programs = await known.Programs(tenantId, series, cancellation);
        using var connection = contexts.OpenReader();
        using var reader = new SeriesReader(connection, tenantId);
        var cabinets = new List<CabinetState>();
        foreach (var one in series)
        {
            cancellation.ThrowIfCancellationRequested();
            var (name, zone, origin) = names.Of(FindingScope.Series, one.Series.Id);
            var (shown, trips) = one.Place is { } place ? Nights(database, reader, one, place, nights, [.. programs[one.Series.Id]]) : ([], []);
            cabinets.Add(new CabinetState(
                one.Series.AssetId, name, zone, origin, shown, trips,
                [.. open[one.Series.AssetId].Select(row => names.Item(row, EvidenceText.Read(row.Evidence)))], one.Place is not null));
        }

        return [.. cabinets.OrderByDescending(one => one.Findings.Count > 0).ThenBy(one => one.Name, NaturalOrder.Names)];
    }

    private static (IReadOnlyList<CabinetNight> Nights, IReadOnlyList<CabinetTrip> Trips) Nights(
        UrbGradeContext database, SeriesReader reader, SeriesToAnalyse one, (double Latitude, double Longitude) place, int nights, IReadOnlyList<long> programs)
    {
        // Two weeks more say what is usual.
        const int Before = 14;
        var series = one.Series;
        if (database.Set<ReadingRow>().Where(row => row.SeriesId == series.Id).Max(row => (DateTimeOffset?)row.StartAt) is not { } newest)
        {
            return ([], []);
        }

        var end = series.Calendar.DayOf(newest).AddDays(1);
        var steps = LoadSteps.Of(
            reader.ReadFor(series.Id, series.Kind, series.Calendar.StartOf(end.AddDays(-nights - Before)), series.Calendar.StartOf(end)), series.Kind, series.Settings,
            series.Quantity == Quantities.Energy);
        static double? Known(double value) => double.IsFinite(value) ? value : null;
        var lighting = LightingNights.Of(series.Calendar, new Sun(place.Latitude, place.Longitude), steps, programs);
        List<Night> shown = [.. lighting.Nights.TakeLast(nights)];
        return (
            shown.ConvertAll(night => new CabinetNight(
                night.Evening, DateTimeOffset.FromUnixTimeMilliseconds(night.Sunset), DateTimeOffset.FromUnixTimeMilliseconds(night.Sunrise),
                Known(night.OnAfterSunset), Known(night.OffAfterSunrise), Known(night.Level), Known(night.EnergyKwh))),
            [
                .. Trips.Of(lighting).Where(trip => shown.Count > 0 && trip.From >= shown[0].Sunset)
                    .Select(trip => new CabinetTrip(DateTimeOffset.FromUnixTimeMilliseconds(trip.From), DateTimeOffset.FromUnixTimeMilliseconds(trip.To))),
            ]);
    }
}

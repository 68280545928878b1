using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>Rules that need several series: they run after all that changed were cleansed, as those come in any order.</summary>
internal sealed class MeterReviews(GatewaySettings settings, GatewayDatabase database)
{
    private readonly SiteCalendar calendar = new(settings.Site.Zone);
    private readonly Dictionary<string, MeterSettings> assets =
        settings.Meters.SelectMany(asset => asset.Meters.Select(meter => (meter, asset))).ToDictionary(pair => pair.meter, pair => pair.asset);

    /// <param name="changed">The series whose raw values changed.</param>
    public void Run(IReadOnlyList<SeriesToCleanse> changed)
    {
        foreach (var meter in changed.GroupBy(series => series.Meter))
        {
            var from = meter.Min(series => series.From) - SeriesCleansing.Reach;
            var asset = assets.GetValueOrDefault(meter.Key);
            if (asset?.Carrier == Carrier.Heat)
                Note(meter.Key, Quantity.EnergyRegister, (connection, register) => HeatReview.Note(connection, meter.Key, register, from));
            if (asset?.Connection.Phases() is { } phases)
                Note(meter.Key, Quantity.Power, (connection, power) => PowerReview.Note(connection, meter.Key, power, phases, from));
        }

        foreach (var balance in settings.Cleanse.Balances)
        {
            var concerned = changed.Where(series => balance.Concerns(series.Meter)).ToList();
            if (concerned.Count == 0)
                continue;
            var from = concerned.Min(series => series.From) - SeriesCleansing.Reach;
            database.Write(connection => BalanceReview.Note(connection, calendar, balance, assets[balance.Parent].Carrier.Use(), from));
        }
    }

    private void Note(string meter, Quantity quantity, Action<StoreConnection, long> note) => database.Write(connection =>
    {
        if (CleansingBook.Find(connection, meter, quantity) is > 0 and var series)
            note(connection, series);
    });
}

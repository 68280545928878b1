using NodaTime;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Compose;
using static UrbGrade.Gateway.Simulation.BarcelonaDrop;

namespace UrbGrade.Gateway.Simulation;

/// <summary>
/// A pilot site that does not exist: shops of eight trades in Sant Martí with their meters, sensors and the market.
/// The same seed gives the same bytes for a day, whichever other days are asked for.
/// </summary>
internal sealed class SimulatedSite : IMeteredSite
{
    private const int FirstElement = 477;

    private readonly SimulatedWeather weather;
    private readonly SimulatedMarket market;
    private readonly MeterFaults faults;
    private readonly SimulatedShop[] shops;
    private readonly SiteCalendar calendar;

    public SimulatedSite(int seed, int shops, string tenant = "20", string siteCode = "BCN-01")
    {
        Zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
        calendar = new SiteCalendar(Zone);
        weather = new SimulatedWeather(seed, Climate.CatalanCoast);
        market = new SimulatedMarket(seed, Zone);
        faults = new MeterFaults(seed);
        this.shops = [.. Enumerable.Range(0, shops).Select(index => new SimulatedShop(seed, index, weather, Zone))];
        Manifest = new SiteManifest(tenant, siteCode, "Barcelona, Sant Martí", Zone.Id, "simulated", [.. this.shops.Select(shop => Describe(seed, shop))]);
    }

    public SiteManifest Manifest { get; }

    public TownNames Town => TownNames.Catalan;

    public DateTimeZone Zone { get; }

    public IReadOnlyList<SimulatedShop> Shops => shops;

    public MeterFaults Faults => faults;

    public SimulatedWeather Weather => weather;

    public SimulatedMarket Market => market;

    public static string Cups(int shop) => $"ES003140000000{shop + 1:0000}XX0F";

    public static string Sensor(int shop) => $"BCN-SH-{shop + 1:000}-T1";

    public static string Element(int shop) => (FirstElement + shop).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public IReadOnlyList<DropFile> FilesOf(LocalDate day, LocalDate from)
    {
        var hours = calendar.HoursOf(day).ToList();
        var late = faults.LatePrice(day, hours.Count);
        var files = new List<DropFile>
        {
            Energy(day, "", EnergyOf(day).Now),
            Temperature(day, TemperaturesOf(day, hours)),
            Prices(day, "", hours.Where((_, index) => index != late).Select(hour => (hour, market.Price(hour)))),
        };
        if (CorrectionsOn(day, from) is { Count: > 0 } corrections)
            files.Add(Energy(day.PlusDays(-MeterFaults.CorrectionDelay), "_rev", corrections));
        var yesterday = day.PlusDays(-1);
        var hoursBefore = calendar.HoursOf(yesterday).ToList();
        if (yesterday >= from && faults.LatePrice(yesterday, hoursBefore.Count) is >= 0 and var missed)
            files.Add(Prices(yesterday, "_late", [(hoursBefore[missed], market.Price(hoursBefore[missed]))]));
        return files;
    }

    public IReadOnlyList<EnergyRow> CurvesOf(LocalDate day, LocalDate from) => [.. EnergyOf(day).Now, .. CorrectionsOn(day, from)];

    private List<EnergyRow> CorrectionsOn(LocalDate day, LocalDate from)
    {
        var corrected = day.PlusDays(-MeterFaults.CorrectionDelay);
        return corrected >= from ? EnergyOf(corrected).Later : [];
    }

    private (List<EnergyRow> Now, List<EnergyRow> Later) EnergyOf(LocalDate day)
    {
        var now = new List<EnergyRow>();
        var later = new List<EnergyRow>();
        foreach (var shop in shops)
            faults.Energy(Cups(shop.Index), shop.Index, day, shop.Day(day), now, later);
        faults.DamageRow(day, now);
        return (now, later);
    }

    private IEnumerable<TemperatureRow> TemperaturesOf(LocalDate day, List<Instant> hours)
    {
        foreach (var shop in shops)
        {
            var truth = shop.Day(day);
            for (var hour = 0; hour < truth.Length; hour++)
            {
                var (silent, powerOn) = faults.Sensor(shop.Index, day, hour, truth.Length);
                if (silent)
                    continue;
                var at = hours[hour].ToUnixTimeSeconds() / 3600;
                yield return new TemperatureRow(
                    Sensor(shop.Index),
                    hours[hour].InZone(Zone).LocalDateTime,
                    powerOn ? 85m : truth[hour].InsideCelsius,
                    Math.Round((decimal)weather.Temperature(at), 1),
                    faults.Humidity(shop.Index, at));
            }
        }
    }

    private SiteAsset Describe(int seed, SimulatedShop shop) => new(
        Cups(shop.Index),
        Element(shop.Index),
        ShopNames.Of(seed, shop.Trade, shops.Take(shop.Index).Count(one => one.Trade == shop.Trade)),
        shop.Trade.Code,
        shop.AreaSquareMetres,
        shop.Latitude,
        shop.Longitude,
        shop.Trade.Opening,
        [],
        [Sensor(shop.Index)]);
}

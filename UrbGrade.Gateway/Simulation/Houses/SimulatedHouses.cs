using NodaTime;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Compose;
using static UrbGrade.Gateway.Simulation.Houses.KalundborgDrop;

namespace UrbGrade.Gateway.Simulation.Houses;

/// <summary>
/// Houses near Kalundborg that do not exist: electricity from the data hub, heat and water as telegrams of their meters, and
/// the temperature outside that their heat follows, as a weather service tells it. The same seed gives the same bytes for a
/// day, whichever other days are asked for.
/// </summary>
internal sealed class SimulatedHouses : IRawSite
{
    /// <summary>The counters begin here.</summary>
    private static readonly LocalDate Since = new(2018, 1, 1);

    /// <summary>Heat and water meters know no summer time.</summary>
    private static readonly DateTimeZone MeterClock = DateTimeZone.ForOffset(Offset.FromHours(1));

    private readonly SimulatedHouse[] houses;
    private readonly HouseRegisters[] registers;
    private readonly HouseFaults faults;
    private readonly SiteCalendar calendar;
    private readonly SimulatedWeather weather;

    public SimulatedHouses(int seed, int houses, string tenant = "10", string siteCode = "KAL-01")
    {
        Zone = DateTimeZoneProviders.Tzdb["Europe/Copenhagen"];
        calendar = new SiteCalendar(Zone);
        faults = new HouseFaults(seed);
        weather = new SimulatedWeather(seed, Climate.Zealand);
        this.houses = [.. Enumerable.Range(0, houses).Select(index => new SimulatedHouse(seed, index, weather, Zone))];
        registers = [.. this.houses.Select(house => new HouseRegisters(house, Since, Zone))];
        Manifest = new SiteManifest(tenant, siteCode, "Kalundborg, Svebølle", Zone.Id, "simulated", [.. this.houses.Select(house => Describe(seed, house))]);
    }

    public SiteManifest Manifest { get; }

    public TownNames Town => TownNames.Danish;

    public DateTimeZone Zone { get; }

    public IReadOnlyList<SimulatedHouse> Houses => houses;

    public SimulatedWeather Weather => weather;

    public static string MeteringPoint(int house) => $"5713131000000{house + 1:00000}";

    public static string HeatMeter(int house) => $"{64_123_000 + house + 1:00000000}";

    public static string WaterMeter(int house) => $"{71_000_000 + house + 1:00000000}";

    public IReadOnlyList<DropFile> FilesOf(LocalDate day, LocalDate from)
    {
        var files = new List<DropFile>
        {
            Power(day, "", houses.SelectMany(house => PowerOf(house, day, corrected: false))),
            Telegrams(HeatFolder, day, houses.SelectMany(house => TelegramsOf(house, day, lane: 1, HeatTelegram))),
            Telegrams(WaterFolder, day, houses.SelectMany(house => TelegramsOf(house, day, lane: 4, WaterTelegram))),
            Temperatures(day, calendar.HoursOf(day).Select(hour => (hour + Duration.FromHours(1), weather.Temperature(hour.ToUnixTimeSeconds() / 3600)))),
        };
        var corrected = day.PlusDays(-HouseFaults.CorrectionDelay);
        var late = houses.Where(house => faults.Estimated(house.Index, corrected).To > 0).ToList();
        if (corrected >= from && late.Count > 0)
            files.Add(Power(corrected, "_rev", late.SelectMany(house => PowerOf(house, corrected, corrected: true))));
        return files;
    }

    private IEnumerable<PowerRow> PowerOf(SimulatedHouse house, LocalDate day, bool corrected)
    {
        var (from, to) = corrected ? (0, 0) : faults.Estimated(house.Index, day);
        var hours = calendar.HoursOf(day).ToList();
        var mean = hours.Average(hour => Kwh(house, hour));
        for (var hour = 0; hour < hours.Count; hour++)
        {
            var estimated = hour >= from && hour < to;
            yield return new PowerRow(
                MeteringPoint(house.Index), Local(hours[hour]), Local(hours[hour] + Duration.FromHours(1)),
                Number(estimated ? mean : Kwh(house, hours[hour])), estimated);
        }
    }

    private IEnumerable<byte[]> TelegramsOf(
        SimulatedHouse house, LocalDate day, int lane, Func<SimulatedHouse, (double HeatKwh, double FlowM3, double WaterM3), Instant, byte[]> write)
    {
        var (lostFrom, lostTo) = faults.Lost(house.Index, day, lane);
        var states = registers[house.Index].Day(day);
        var hours = calendar.HoursOf(day).ToList();
        for (var hour = 0; hour < hours.Count; hour++)
        {
            if (hour >= lostFrom && hour < lostTo)
                continue;
            yield return faults.OnTheWay(write(house, states[hour + 1], hours[hour] + Duration.FromHours(1)), house.Index, day, hour);
        }
    }

    private static byte[] HeatTelegram(SimulatedHouse house, (double HeatKwh, double FlowM3, double WaterM3) state, Instant at)
    {
        var now = house.At(at.ToUnixTimeSeconds() / 3600);
        return TelegramWriter.Heat(HeatMeter(house.Index), state.HeatKwh, state.FlowM3, ClockAt(at), (now.SupplyCelsius, now.ReturnCelsius));
    }

    private static byte[] WaterTelegram(SimulatedHouse house, (double HeatKwh, double FlowM3, double WaterM3) state, Instant at) =>
        TelegramWriter.Water(WaterMeter(house.Index), state.WaterM3, ClockAt(at));

    private static LocalDateTime ClockAt(Instant at) => at.InZone(MeterClock).LocalDateTime;

    private static double Kwh(SimulatedHouse house, Instant hour) => house.At(hour.ToUnixTimeSeconds() / 3600).PowerKwh;

    private LocalDateTime Local(Instant at) => at.InZone(Zone).LocalDateTime;

    private static SiteAsset Describe(int seed, SimulatedHouse house) => new(
        MeteringPoint(house.Index),
        MeteringPoint(house.Index),
        HouseNames.Of(seed, house.Index),
        "house",
        house.AreaSquareMetres,
        house.Latitude,
        house.Longitude,
        "",
        [],
        Meters: [new SiteMeter(HeatMeter(house.Index), "heat"), new SiteMeter(WaterMeter(house.Index), "water")]);
}

using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Compose;
using static UrbGrade.Gateway.Simulation.BarcelonaDrop;

namespace UrbGrade.Gateway.Simulation;

/// <summary>
/// Real series as a pilot site would have dropped them: four metered buildings of 2019 with outside temperatures of the
/// same place and Spanish day-ahead prices laid over them. Hours that the source fills with 0.0 are missing there, and
/// are left out here.
/// </summary>
internal sealed class ReplayedSite : IReplayedSite, IMeteredSite
{
    /// <summary>Shown beside every figure that comes from these series.</summary>
    public const string Origin = "UK meters with Spanish prices (overlay), simulated inside temperature";

    private const int FirstElement = 901;

    private readonly Dictionary<(string Shop, Instant Hour), Row> rows = [];
    private readonly List<Shop> shops;
    private readonly SiteCalendar calendar;

    private ReplayedSite(List<Shop> shops, IEnumerable<(string Shop, Instant Hour, Row Row)> rows, string tenant, string siteCode)
    {
        this.shops = shops;
        foreach (var (shop, hour, row) in rows)
            this.rows[(shop, hour)] = row;
        Zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
        calendar = new SiteCalendar(Zone);
        First = calendar.DayOf(this.rows.Keys.Min(key => key.Hour));
        Last = calendar.DayOf(this.rows.Keys.Max(key => key.Hour) + Duration.FromHours(1)).PlusDays(-1);
        Manifest = new SiteManifest(tenant, siteCode, "Barcelona, Sant Martí (real series)", Zone.Id, Origin, [.. shops.Select(Describe)]);
    }

    public SiteManifest Manifest { get; }

    public TownNames Town => TownNames.Catalan;

    public DateTimeZone Zone { get; }

    public LocalDate First { get; }

    public LocalDate Last { get; }

    /// <summary>Reads the series from the folder of real data.</summary>
    /// <exception cref="IOException">The folder lacks them.</exception>
    public static ReplayedSite Load(string folder, string tenant = "20", string siteCode = "BCN-01")
    {
        var shops = Read(Path.Combine(folder, "barcelona", "shops_demo_metadata.csv"), row => new Shop(
            row.GetField("shop_id")!,
            row.GetField<double>("floor_area_m2_ASSUMED"),
            row.GetField("opening_local_ASSUMED")!));
        var rows = Read(Path.Combine(folder, "barcelona", "shops_demo_2019_hourly.csv"), row => (
            row.GetField("shop_id")!,
            InstantPattern.General.Parse(row.GetField("timestamp_utc")!).Value,
            new Row(
                Number(row.GetField("energy_kwh")) is { } energy && energy != 0 ? energy : null,
                Number(row.GetField("temp_in_c_SIM")),
                Number(row.GetField("temp_out_c")),
                Number(row.GetField("price_eur_kwh")))));
        return new ReplayedSite(shops, rows, tenant, siteCode);
    }

    public IReadOnlyList<DropFile> FilesOf(LocalDate day, LocalDate from)
    {
        var hours = calendar.HoursOf(day).ToList();
        var temperatures = new List<TemperatureRow>();
        var prices = new SortedDictionary<Instant, decimal>();
        for (var shop = 0; shop < shops.Count; shop++)
        {
            for (var hour = 0; hour < hours.Count; hour++)
            {
                if (!rows.TryGetValue((shops[shop].Id, hours[hour]), out var row))
                    continue;
                temperatures.Add(new TemperatureRow(Sensor(shop), hours[hour].InZone(Zone).LocalDateTime, row.InsideCelsius, row.OutsideCelsius, null));
                if (row.EurPerKwh is { } price)
                    prices[hours[hour]] = price * 1000;
            }
        }

        if (temperatures.Count == 0)
            return [];
        return
        [
            Energy(day, "", CurvesOf(day, from)),
            Temperature(day, temperatures),
            Prices(day, "", prices.Select(price => (price.Key, price.Value))),
        ];
    }

    public IReadOnlyList<EnergyRow> CurvesOf(LocalDate day, LocalDate from)
    {
        var hours = calendar.HoursOf(day).ToList();
        var curves = new List<EnergyRow>();
        for (var shop = 0; shop < shops.Count; shop++)
        {
            for (var hour = 0; hour < hours.Count; hour++)
            {
                if (rows.TryGetValue((shops[shop].Id, hours[hour]), out var row) && row.EnergyKwh is { } kwh)
                    curves.Add(new EnergyRow(Cups(shop), day, hour + 1, BarcelonaDrop.Number(kwh), Estimated: false));
            }
        }

        return curves;
    }

    private static string Cups(int shop) => $"ES003140000000{9001 + shop}XX0F";

    private static string Sensor(int shop) => $"BCN-RS-{shop + 1:000}-T1";

    // Floor areas, hours and places are assumptions: the source says nothing of them, and the meters stand elsewhere.
    private SiteAsset Describe(Shop shop, int index) => new(
        Cups(index),
        (FirstElement + index).ToString(CultureInfo.InvariantCulture),
        $"Edifici {(char)('A' + index)}",
        "building",
        shop.AreaSquareMetres,
        41.4035 + (0.0031 * index),
        2.1895 + (0.0057 * (index % 2)) + (0.0021 * index),
        shop.Opening,
        ["floorAreaSquareMetres", "latitude", "longitude", "opening"],
        [Sensor(index)]);

    private static List<T> Read<T>(string file, Func<CsvReader, T> row)
    {
        using var csv = new CsvReader(new StreamReader(file), new CsvConfiguration(CultureInfo.InvariantCulture));
        var found = new List<T>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            found.Add(row(csv));
        return found;
    }

    private static decimal? Number(string? text) => string.IsNullOrEmpty(text) ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private sealed record Shop(string Id, double AreaSquareMetres, string Opening);

    private readonly record struct Row(decimal? EnergyKwh, decimal? InsideCelsius, decimal? OutsideCelsius, decimal? EurPerKwh);
}

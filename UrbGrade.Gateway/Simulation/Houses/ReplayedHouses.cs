using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Compose;
using static UrbGrade.Gateway.Simulation.Houses.KalundborgDrop;

namespace UrbGrade.Gateway.Simulation.Houses;

/// <summary>
/// A real house on district heat, as its meter would have answered over the bus: registers of energy and volume, hour by
/// hour. The source knows neither the house's electricity nor its water.
/// </summary>
internal sealed class ReplayedHouses : IReplayedSite
{
    /// <summary>Shown beside every figure that comes from these series.</summary>
    public const string Origin = "heat meter of a house in Aalborg (Schaffer et al. 2022)";

    private const string Meter = "64900001";
    private const string MeteringPoint = "571313190000000001";

    /// <summary>Heat meters know no summer time.</summary>
    private static readonly DateTimeZone MeterClock = DateTimeZone.ForOffset(Offset.FromHours(1));

    private readonly Dictionary<Instant, (double HeatKwh, double VolumeM3)> registers;
    private readonly SiteCalendar calendar;

    private ReplayedHouses(Dictionary<Instant, (double HeatKwh, double VolumeM3)> registers, string tenant, string siteCode)
    {
        this.registers = registers;
        Zone = DateTimeZoneProviders.Tzdb["Europe/Copenhagen"];
        calendar = new SiteCalendar(Zone);
        First = calendar.DayOf(registers.Keys.Min());
        Last = calendar.DayOf(registers.Keys.Max()).PlusDays(-1);
        Manifest = new SiteManifest(tenant, siteCode, "Kalundborg, Svebølle (real series)", Zone.Id, Origin, [Describe()]);
    }

    public SiteManifest Manifest { get; }

    public TownNames Town => TownNames.Danish;

    public DateTimeZone Zone { get; }

    public LocalDate First { get; }

    public LocalDate Last { get; }

    /// <summary>Reads the series from the folder of real data.</summary>
    /// <exception cref="IOException">The folder lacks them.</exception>
    public static ReplayedHouses Load(string folder, string tenant = "10", string siteCode = "KAL-01")
    {
        var file = Path.Combine(folder, "kalundborg", "dk_house_heat_registers_2018_2019_hourly.csv");
        using var csv = new CsvReader(new StreamReader(file), new CsvConfiguration(CultureInfo.InvariantCulture));
        var registers = new Dictionary<Instant, (double, double)>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            registers[InstantPattern.General.Parse(csv.GetField("timestamp_utc")!).Value] =
                (csv.GetField<double>("heat_register_kwh"), csv.GetField<double>("volume_register_m3"));
        }

        return new ReplayedHouses(registers, tenant, siteCode);
    }

    public IReadOnlyList<DropFile> FilesOf(LocalDate day, LocalDate from)
    {
        var telegrams = new List<byte[]>();
        foreach (var hour in calendar.HoursOf(day).Select(hour => hour + Duration.FromHours(1)))
        {
            if (registers.TryGetValue(hour, out var state))
                telegrams.Add(TelegramWriter.Heat(Meter, state.HeatKwh, state.VolumeM3, hour.InZone(MeterClock).LocalDateTime));
        }

        return telegrams.Count == 0 ? [] : [Telegrams(HeatFolder, day, telegrams)];
    }

    // The context file knows a year and a label; floor area and place are assumptions, and the house stands elsewhere.
    private static SiteAsset Describe() => new(
        MeteringPoint, MeteringPoint, "Hus A", "house", 140, 55.655, 11.288, "",
        ["floorAreaSquareMetres", "latitude", "longitude"], Meters: [new SiteMeter(Meter, "heat")]);
}

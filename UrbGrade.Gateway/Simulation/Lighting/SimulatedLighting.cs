using System.Globalization;
using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Compose;
using static UrbGrade.Gateway.Simulation.Lighting.EibarDrop;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>
/// Street lighting in Eibar that does not exist: cabinets, two nodes each (a master and its slave), citizens and surveyors. The same
/// seed gives the same bytes for a day, whichever other days are asked for.
/// </summary>
internal sealed class SimulatedLighting : IRawSite
{
    private const int SurveyEvery = 91;

    /// <summary>How light falls off across the lane, from kerb to centre.</summary>
    private static readonly double[] Rows = [1.1, 1, 0.85];

    private static readonly string[] Streets = ["Estación", "Urkizu", "Untzaga", "Bidebarrieta", "Arragueta", "Txonta"];

    /// <summary>Lighting classes of the cabinets' streets: of motor traffic, and one of people on foot.</summary>
    private static readonly (string Name, double Number)[] Classes =
        [("lighting_class_m", 5), ("lighting_class_m", 5), ("lighting_class_m", 4), ("lighting_class_p", 2), ("lighting_class_m", 3), ("lighting_class_m", 4)];

    private readonly SeededNoise noise;
    private readonly SiteCalendar calendar;
    private readonly LightingFaults faults;
    private readonly CitizenVoices voices;

    public SimulatedLighting(int seed, int cabinets, string tenant = "30", string siteCode = "EIB-01")
    {
        Zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
        (noise, calendar, faults) = (new SeededNoise(seed), new SiteCalendar(Zone), new LightingFaults(seed));
        voices = new CitizenVoices(seed, Zone, faults);
        var weather = new SimulatedWeather(seed, Climate.BasqueValleys);
        Cabinets = [.. Enumerable.Range(0, cabinets).Select(index => new SimulatedCabinet(seed, index, Zone, faults))];
        Nodes = [.. Enumerable.Range(0, cabinets * 2).Select(index => new SimulatedNode(seed, index, Cabinets[index / 2], weather, Zone))];
        Manifest = new SiteManifest(tenant, siteCode, "Eibar, alumbrado público", Zone.Id, "simulated", [.. Cabinets.Select(Describe), .. Nodes.Select(Describe)]);
    }

    public SiteManifest Manifest { get; }

    public TownNames Town => TownNames.Basque;

    public EngagementFile Asks(LocalDate from, LocalDate to) =>
        AskedCitizens.Of(Manifest.TenantCode, [.. Cabinets.Select(cabinet => Streets[cabinet.Index % Streets.Length])], from, to);

    public DateTimeZone Zone { get; }

    public IReadOnlyList<SimulatedCabinet> Cabinets { get; }

    public IReadOnlyList<SimulatedNode> Nodes { get; }

    /// <summary>Nodes that call the gateway, for themselves and for the slave beside each.</summary>
    public IEnumerable<SimulatedNode> Masters => Nodes.Where(IsMaster);

    public LightingFaults Faults => faults;

    /// <summary>Whether masters call the gateway with their logs, so that only those of their slaves lie in files.</summary>
    public bool MastersCall { get; set; }

    /// <summary>The first day on which what the town did works; null for a town that does nothing.</summary>
    public LocalDate? ImprovedOn
    {
        get;
        set
        {
            field = value;
            foreach (var cabinet in Cabinets)
                cabinet.ImprovedOn = value;
        }
    }

    public InterventionFile? Works => ImprovedOn is { } day
        ? TownWorks.Of(Manifest.TenantCode, Cabinets, Module, index => Streets[index % Streets.Length], day) : null;

    public static string Module(int cabinet) => $"UBX-{cabinet + 1:000}";

    public static string Device(int node) => $"EIB-CM-{node + 101:000}";

    public static string Element(int node) => $"EIB-N{node:00}";

    public IReadOnlyList<DropFile> FilesOf(LocalDate day, LocalDate from)
    {
        var hours = calendar.IntervalOf(day);
        var files = new List<DropFile>
        {
            Power(day, Cabinets.SelectMany(cabinet => Quarters(cabinet, hours))),
            EventLog(day, Cabinets.SelectMany(cabinet => EventsOf(cabinet, hours)).OrderBy(row => row.At)),
        };
        files.AddRange(Nodes.Where(node => !MastersCall || !IsMaster(node)).Select(node => new DropFile(
            $"{NodeFolder}/node_{Device(node.Index)}_{SiteCalendar.Text(day)}.log", LogOf(node, day, SimulatedNode.Customary, password: "********"))));
        var votes = Cabinets.SelectMany(cabinet => voices.Votes(cabinet, day)).ToList();
        if (votes.Count > 0)
            files.Add(JsonLines(VoteFolder, "qr_votes", day, votes));
        var answers = Cabinets.SelectMany(cabinet => voices.Answers(cabinet, day)).ToList();
        if (answers.Count > 0)
            files.Add(JsonLines(SurveyFolder, "survey", day, answers));
        if (Number(day) % SurveyEvery == 0)
            files.Add(Luminance(day, Cabinets.SelectMany(cabinet => PointsOf(cabinet, day))));
        return files;
    }

    /// <summary>The log of a node's day, as it lies in a file or is sent in a call.</summary>
    public byte[] LogOf(SimulatedNode node, LocalDate day, DimmingProfile profile, string password)
    {
        var interval = calendar.IntervalOf(day);
        var greeting = string.Create(CultureInfo.InvariantCulture, $"#NODO;{Device(node.Index)};CLAVE={password};FW=2.14;SEQ={Number(day) % 100_000:00000};BAT=3,71;CSQ=14");
        return NodeLog(greeting, node.Log(interval.Start, interval.End, profile), Zone);
    }

    /// <summary>What a node sends that has nothing to tell.</summary>
    public byte[] EmptyLog(SimulatedNode node, string password) => NodeLog($"#NODO;{Device(node.Index)};CLAVE={password};FW=2.14", [], Zone);

    private static bool IsMaster(SimulatedNode node) => node.Index % 2 == 0;

    private IEnumerable<PowerRow> Quarters(SimulatedCabinet cabinet, Interval hours)
    {
        for (var at = hours.Start; at < hours.End; at += Duration.FromMinutes(15))
        {
            yield return new PowerRow(
                Module(cabinet.Index), at.InZone(Zone).LocalDateTime, cabinet.Power(at), cabinet.Voltage(at), cabinet.IsLedAt(at) ? 0.95 : 0.91);
        }
    }

    private IEnumerable<EventRow> EventsOf(SimulatedCabinet cabinet, Interval hours)
    {
        var before = cabinet.Level(hours.Start);
        for (var at = hours.Start; at < hours.End; at += Duration.FromMinutes(1))
        {
            var level = cabinet.Level(at);
            if (level == before)
                continue;
            var local = at.InZone(Zone).LocalDateTime;
            yield return (before, level) switch
            {
                (0, _) => new EventRow(local, Module(cabinet.Index), "ENC", "Encendido por reloj astronómico", "1", ""),
                (_, 0) => new EventRow(local, Module(cabinet.Index), "APG", "Apagado por reloj astronómico", "0", ""),
                _ => new EventRow(local, Module(cabinet.Index), "RED", level < before ? "Inicio reducción de flujo" : "Fin reducción de flujo", level.ToString(CultureInfo.InvariantCulture), "%"),
            };
            before = level;
        }
    }

    private IEnumerable<LuminanceRow> PointsOf(SimulatedCabinet cabinet, LocalDate day)
    {
        var start = day.At(new LocalTime(22, 0)).PlusMinutes(cabinet.Index * 12);
        var dark = faults.LampsOut(cabinet.Index, day, cabinet.Lamps);
        for (var point = 0; point < AskedCitizens.PostsOfCabinet * Rows.Length; point++)
        {
            var (post, row) = Math.DivRem(point, Rows.Length);
            var lane = (cabinet.Index * 128) + (point * 4);
            var lux = post < dark ? 0.6 : cabinet.Lux(start.InZoneLeniently(Zone).ToInstant()) * Rows[row] * (1 + (0.18 * noise.Normal(NoiseStream.Luminance, Number(day), lane)));
            yield return new LuminanceRow(
                AskedCitizens.Post(cabinet.Index, post), Streets[cabinet.Index % Streets.Length],
                cabinet.Latitude + (post * 0.00006), cabinet.Longitude + (post * 0.00009), start.PlusMinutes(point), Math.Max(0.6, lux),
                0.38 + (0.08 * noise.Uniform(NoiseStream.Luminance, Number(day), lane + 1)), Math.Max(0.05, lux * 0.062), 1, row + 1);
        }
    }

    private static SiteAsset Describe(SimulatedCabinet cabinet) => new(
        Module(cabinet.Index), $"EIB-CM{cabinet.Index + 1:00}", $"Cuadro {Streets[cabinet.Index % Streets.Length]} {(cabinet.Index / Streets.Length) + 1}",
        "lighting cabinet", cabinet.Lamps * 290, cabinet.Latitude, cabinet.Longitude, "", ["floorAreaSquareMetres"],
        Facts: new Dictionary<string, double>
        {
            ["installed_power"] = cabinet.InstalledWatt, ["lit_area"] = cabinet.Lamps * 290, ["illuminance"] = cabinet.IsLed ? SimulatedCabinet.LedLux : SimulatedCabinet.SodiumLux,
            [Classes[cabinet.Index % Classes.Length].Name] = Classes[cabinet.Index % Classes.Length].Number,
        },
        Street: Streets[cabinet.Index % Streets.Length]);

    private static SiteAsset Describe(SimulatedNode node) => new(
        Device(node.Index), Element(node.Index), $"Farola {node.Index + 1}, {Streets[node.Cabinet.Index % Streets.Length]}",
        "lighting node", 290, node.Cabinet.Latitude, node.Cabinet.Longitude, "", ["floorAreaSquareMetres"]);

    private static long Number(LocalDate day) => Period.DaysBetween(new LocalDate(1970, 1, 1), day);
}

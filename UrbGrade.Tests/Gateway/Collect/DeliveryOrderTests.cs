using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Collect;

/// <summary>
/// However a site cuts, repeats and orders what it has to say, the database says the same in the end. What is said must not
/// contradict itself: of two measured values of one interval the later file counts, and that is a matter of order.
/// </summary>
public sealed class DeliveryOrderTests
{
    private const string Cups = GatewayWorld.Cups;
    private const string Cabinet = "ES0021000000000003ZZ0F";

    private static readonly Dictionary<string, (string? Headings, string[] Rows)> Said = new()
    {
        ["energy"] = ("CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", [.. Curve()]),
        ["cabinet"] = ("CUPS;FECHA-HORA;INV / VER;CONSUMO Wh;GENERACION Wh;", [.. CabinetCurve()]),
        ["votes"] = (null, [.. Enumerable.Range(0, 25).Select(vote => $$"""{"voteId":"{{vote}}","place":"P-{{vote % 3}}","score":{{vote % 5}},"at":"2014-11-19T20:{{vote + 10}}:07Z"}""")]),
        ["measures"] = ("equipo;magnitud;valor;unidad;fecha;hora;operario;nota", [.. Enumerable.Range(1, 20).Select(day => $"CM-017;kWh;{day}.000,5;kWh;{day:00}/11/2014;24:00;u03;nota {day}")]),
    };

    private static readonly Lazy<string> Whole = new(() =>
    {
        using var gateway = NewGateway();
        foreach (var (source, (headings, rows)) in Said)
            gateway.Drop(source, "whole.csv", [.. Lines(headings, rows)]);
        gateway.Take();
        return State(gateway);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Any_split_repetition_or_order_of_the_same_rows_gives_the_same_database(int seed)
    {
        var random = new Random(seed);
        using var gateway = NewGateway();
        var files = Said.SelectMany(source => Pieces(random, source.Value.Rows).Select(rows => (Source: source.Key, Lines: Lines(source.Value.Headings, rows).ToArray()))).ToArray();
        random.Shuffle(files);
        foreach (var (number, (source, lines)) in files.Index())
        {
            gateway.Drop(source, $"{number:0000}.csv", lines);
            if (random.Next(3) == 0)
                gateway.Take();
            if (random.Next(10) == 0)
                gateway.Restart();
        }

        gateway.Take();

        Assert.DoesNotContain(gateway.Files("in"), file => file.Contains("bad/", StringComparison.Ordinal));
        Assert.Equal(Whole.Value, State(gateway));
    }

    [Fact]
    public void The_whole_holds_what_was_said_once()
    {
        Assert.Equal(Said["energy"].Rows.Count(row => row.EndsWith('R')), Whole.Value.Split('\n').Count(line => line.StartsWith($"cleansed {Cups}", StringComparison.Ordinal) && line.Contains("Measured", StringComparison.Ordinal)));
        Assert.Equal(25 + 20, Whole.Value.Split('\n').Count(line => line.StartsWith("record", StringComparison.Ordinal)));
    }

    // Every row in at least one piece, some in several, each piece in an order of its own.
    private static List<string[]> Pieces(Random random, string[] rows)
    {
        var pieces = Enumerable.Range(0, random.Next(1, 12)).Select(_ => new List<string>()).ToList();
        foreach (var row in rows)
        {
            for (var copies = random.Next(4) == 0 ? 3 : 1; copies > 0; copies--)
                pieces[random.Next(pieces.Count)].Add(row);
        }

        return [.. pieces.Where(piece => piece.Count > 0).Select(piece =>
        {
            var shuffled = piece.ToArray();
            random.Shuffle(shuffled);
            return shuffled;
        })];
    }

    private static IEnumerable<string> Lines(string? headings, IEnumerable<string> rows) => headings is null ? rows : rows.Prepend(headings);

    private static string State(GatewayWorld gateway) => gateway.Database.Read(connection => string.Join('\n',
    [
        .. connection.Query(
            "SELECT DISTINCT s.meter, s.quantity, r.start, r.seconds, r.value, r.flag FROM raw_reading r JOIN series s ON s.id = r.series ORDER BY 1, 2, 3, 6, 5",
            row => $"raw {row.GetString(0)} {row.GetString(1)} {row.GetInt64(2)} {row.GetInt64(3)} {row.GetDouble(4).ToString(CultureInfo.InvariantCulture)} {row.GetInt64(5)}"),
        .. connection.Query(
            "SELECT s.meter, s.quantity, r.start, r.seconds, r.value, r.quality, r.method FROM reading r JOIN series s ON s.id = r.series ORDER BY 1, 2, 3",
            row => $"cleansed {row.GetString(0)} {row.GetString(1)} {row.GetInt64(2)} {row.GetInt64(3)} {row.GetDouble(4).ToString(CultureInfo.InvariantCulture)} {(UrbGrade.Gateway.Cleanse.ReadingQuality)row.GetInt32(5)} {row.GetString(6)}"),
        .. connection.Query("SELECT day FROM day ORDER BY day", row => $"day {row.GetString(0)}"),
        .. RecordLedger.List(connection, null, null, Instant.FromUnixTimeSeconds(0), Instant.FromUtc(2100, 1, 1, 0, 0), 1000)
            .Select(record => $"record {record.Kind} {record.Key} {record.Revision} {record.Subject} {record.At:O} {record.Fields.ToJsonString()}").Order(StringComparer.Ordinal),
    ]));

    private static GatewayWorld NewGateway() => new(root =>
    {
        foreach (var (id, profile) in new[] { ("cabinet", "ide"), ("votes", "qr-votes"), ("measures", "manual-measures") })
        {
            root["sources"]!.AsArray().Add(JsonNode.Parse(
                $$"""{ "id": "{{id}}", "type": "hotFolder", "path": "in/{{id}}", "profile": "{{profile}}", "ready": { "stableFor": "PT0S" } }"""));
        }

        root["meters"]![Cabinet] = new JsonObject { ["element"] = "478" };
    });

    // Days of 23, 24 and 25 hours; some hours estimated, some of these measured later.
    private static IEnumerable<string> Curve()
    {
        foreach (var (day, hours) in new[] { ("30/03/2014", 23), ("26/10/2014", 25), ("01/11/2014", 24), ("29/02/2012", 24) })
        {
            for (var hour = 1; hour <= hours; hour++)
            {
                var value = 500 + (hour * 37 % 400);
                if (hour % 5 == 0)
                    yield return $"{Cups};{day};{hour};0,{value + 50};E";
                if (hour % 10 != 0)
                    yield return $"{Cups};{day};{hour};0,{value};R";
            }
        }
    }

    // The doubled hours of the last Sunday of October keep their values by the flag of summer time.
    private static IEnumerable<string> CabinetCurve()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
        foreach (var day in new[] { new LocalDate(2014, 10, 26), new LocalDate(2014, 3, 30), new LocalDate(2014, 11, 2) })
        {
            var end = zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
            for (var at = zone.AtStartOfDay(day).ToInstant() + Duration.FromHours(1); at <= end; at += Duration.FromHours(1))
            {
                var summer = zone.GetZoneInterval(at).Savings > Offset.Zero ? 1 : 0;
                yield return string.Create(CultureInfo.InvariantCulture, $"{Cabinet};{at.InZone(zone):uuuu'/'MM'/'dd HH':'mm};{summer};{6000 + (at.ToUnixTimeSeconds() / 3600 % 100)};0;");
            }
        }
    }
}

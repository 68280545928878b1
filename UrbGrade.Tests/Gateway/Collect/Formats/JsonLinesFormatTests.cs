using System.Text;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Tests.Gateway.Collect.Formats;

public sealed class JsonLinesFormatTests
{
    private static readonly FileProfile Sensors = CsvFormatTests.Profile("sensors", """
        { "format": "jsonLines", "columns": { "meter": "device.id", "date": "at" },
          "values": [ { "column": "data.power", "quantity": "power", "unit": "kW" }, { "column": "data.temp", "quantity": "temperature_in", "unit": "Cel", "optional": true } ],
          "time": { "pattern": "uuuu-MM-dd'T'HH:mm:ss'Z'", "zone": "UTC", "resolution": "instant" } }
        """);

    [Fact]
    public void Readings_come_from_members_of_members_and_an_optional_one_may_be_absent()
    {
        var content = Read(
            """{"device":{"id":"S1"},"at":"2013-11-18T19:00:00Z","data":{"power":1.5,"temp":"20.5"}}""",
            "",
            """{"device":{"id":"S1"},"at":"2013-11-18T19:00:30Z","data":{"power":1e0}}""",
            """{"device":{"id":"S1"},"at":"2013-11-18T19:01:00Z","data":{"power":0.25}}""");

        Assert.Equal(
            [(Quantity.Power, 1500m, 0), (Quantity.TemperatureIn, 20.5m, 0), (Quantity.Power, 250m, 60)],
            content.Readings.Select(reading => (reading.Quantity, reading.Value, (int)(reading.Start - Instant.FromUtc(2013, 11, 18, 19, 0)).TotalSeconds)));
        Assert.Equal((3, RowCode.InvalidNumber), content.Rejections.Select(rejection => (rejection.Line, rejection.Code)).Single());
    }

    [Theory]
    [InlineData("""{"device":{"id":"S1"},"at":"2013-11-18T19:00:00Z"}""", RowCode.BrokenMessage)]
    [InlineData("""{"device":{"id":"S1"},"at":"18/11/2013","data":{"power":1}}""", RowCode.InvalidTime)]
    [InlineData("""{"device":{"id":"S1"},"at":"2013-11-18T19:00:00Z","at":"2014-11-18T19:00:00Z","data":{"power":1}}""", RowCode.BrokenMessage)]
    [InlineData("""{"device":"S1","at":"2013-11-18T19:00:00Z","data":{"power":1}}""", RowCode.BrokenMessage)]
    [InlineData("""["S1","2013-11-18T19:00:00Z",1]""", RowCode.BrokenMessage)]
    [InlineData("power=1", RowCode.BrokenMessage)]
    public void A_line_that_the_profile_does_not_describe_costs_that_line(string line, string code)
    {
        var content = Read("""{"device":{"id":"S1"},"at":"2013-11-18T19:00:00Z","data":{"power":1}}""", line);

        Assert.Equal((2, code), content.Rejections.Select(rejection => (rejection.Line, rejection.Code)).Single());
        Assert.Single(content.Readings);
        Assert.Equal(2, content.Rows);
    }

    [Fact]
    public void A_last_line_that_was_cut_off_says_so()
    {
        var content = GatewaySamples.Content(Sensors, Encoding.UTF8.GetBytes("""{"device":{"id":"S1"},"at":"2013-11-18T19:00:00Z","da"""));

        Assert.Equal(RowCode.TruncatedRow, Assert.Single(content.Rejections).Code);
    }

    [Theory]
    [InlineData("qr-votes")]
    [InlineData("edistribucion")]
    [InlineData("currentcost")]
    public void A_file_whose_line_ends_were_lost_is_refused_before_it_fills_the_memory(string profile)
    {
        var content = GatewaySamples.Content(SettingsReader.BuiltInProfiles()[profile], Encoding.ASCII.GetBytes(new string(';', (1 << 20) + 100_000)));

        Assert.Equal(FileCode.LineTooLong, content.Refusal?.Code);
    }

    [Fact]
    public void A_quote_that_never_closes_does_not_swallow_the_file()
    {
        var rows = "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO\n\"" + string.Concat(Enumerable.Repeat("S;18/11/2013;1;0,5;R\n", 100_000));

        var content = GatewaySamples.Content(SettingsReader.BuiltInProfiles()["edistribucion"], Encoding.ASCII.GetBytes(rows));

        Assert.Equal(FileCode.NotCsv, content.Refusal?.Code);
    }

    private static FileContent Read(params string[] lines) => GatewaySamples.Content(Sensors, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
}

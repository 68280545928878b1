using System.Text;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Tests.Gateway.Collect.Formats;

public sealed class CsvFormatTests
{
    private static readonly Dictionary<string, FileProfile> Profiles = SettingsReader.BuiltInProfiles();

    [Theory]
    [InlineData("edistribucion_cch_2013-10-27_25h.csv", 25, "2013-10-26T22:00:00Z", "2013-10-27T22:00:00Z", 0.616)]
    [InlineData("edistribucion_cch_2014-03-30_23h.csv", 23, "2014-03-29T23:00:00Z", "2014-03-30T21:00:00Z", 0.594)]
    public void Reads_the_distributors_curve_of_a_day_when_the_clocks_change(string file, int hours, string first, string last, double lastValue)
    {
        var content = Read("edistribucion", GatewaySamples.Read("barcelona/" + file));

        Assert.Null(content.Refusal);
        Assert.Empty(content.Rejections);
        Assert.Equal(hours, content.Readings.Count);
        Assert.Equal(first, content.Readings[0].Start.ToString());
        Assert.Equal(last, content.Readings[^1].Start.ToString());
        Assert.Equal((decimal)lastValue, content.Readings[^1].Value);
        Assert.Equal(hours, content.Readings.Select(reading => reading.Start).Distinct().Count());
        Assert.All(content.Readings, reading => Assert.Equal(Quantity.Energy, reading.Quantity));
        Assert.Equal(SourceFlag.Estimated, content.Readings[18].Flag);
        Assert.Equal(1, content.Readings.Count(reading => reading.Flag == SourceFlag.Estimated));
    }

    [Fact]
    public void Reads_the_joint_portals_curve_with_its_other_headings()
    {
        var content = Read("datadis", GatewaySamples.Read("barcelona/cnmc_datadis_2013-10-27.csv"));

        Assert.Empty(content.Rejections);
        Assert.Equal(25, content.Readings.Count);
        Assert.Equal(0.182m, content.Readings[0].Value);
    }

    [Fact]
    public void Reads_inside_and_outside_temperature_and_humidity_from_one_row()
    {
        var content = Read("temperature", GatewaySamples.Read("barcelona/temperature_dwelling_2013-11.csv"));

        Assert.Empty(content.Rejections);
        Assert.Equal(24 * 3, content.Readings.Count);
        Assert.Equal(
            [(Quantity.TemperatureIn, 19.5m), (Quantity.TemperatureOut, 5.9m), (Quantity.HumidityIn, 48m)],
            content.Readings.Take(3).Select(reading => (reading.Quantity, reading.Value)));
        Assert.Equal("2013-11-17T23:00:00Z", content.Readings[0].Start.ToString());
    }

    [Fact]
    public void Turns_prices_of_a_megawatt_hour_into_those_of_a_kilowatt_hour_exactly()
    {
        var content = Read("prices", "timestamp_utc,price_eur_mwh\n2019-01-01T00:00:00Z,66.88\n"u8);

        var price = Assert.Single(content.Readings);
        Assert.Equal(0.06688m, price.Value);
        Assert.Equal(RawReading.SiteWide, price.Meter);
    }

    [Fact]
    public void Takes_the_two_rows_of_a_doubled_hour_in_file_order()
    {
        var content = Read("temperature", Rows("sensor;data;hora;t_int;t_ext;hr_int", "S;27/10/2013;01:00;1,0;;", "S;27/10/2013;02:00;2,0;;", "S;27/10/2013;02:00;3,0;;", "S;27/10/2013;03:00;4,0;;"));

        Assert.Equal(
            [("2013-10-26T23:00:00Z", 1m), ("2013-10-27T00:00:00Z", 2m), ("2013-10-27T01:00:00Z", 3m), ("2013-10-27T02:00:00Z", 4m)],
            content.Readings.Select(reading => (reading.Start.ToString(), reading.Value)));
    }

    [Fact]
    public void Rejects_one_row_of_a_doubled_hour_since_nothing_tells_which_it_is()
    {
        var content = Read("temperature", Rows("sensor;data;hora;t_int;t_ext;hr_int", "S;27/10/2013;01:00;1,0;;", "S;27/10/2013;02:00;2,0;;"));

        Assert.Equal(RowCode.AmbiguousLocalTime, Assert.Single(content.Rejections).Code);
        Assert.Single(content.Readings);
    }

    [Fact]
    public void Reads_a_flag_that_tells_summer_time_with_labels_at_the_end_of_the_hour()
    {
        var profile = Profile("ide", """
            { "delimiter": ";", "columns": { "meter": "CUPS", "date": "FECHA-HORA", "value": "CONSUMO Wh", "dstFlag": "INV / VER" }, "unit": "Wh",
              "time": { "pattern": "uuuu/MM/dd HH:mm", "zone": "Europe/Madrid", "label": "end", "ambiguous": "flag", "summerFlag": "1" } }
            """);

        var autumn = FileContent.Read(profile.Open(_ => true), GatewaySamples.Read("eibar/ide_cabinet_2013-10-27_25h.csv"));
        var spring = FileContent.Read(profile.Open(_ => true), GatewaySamples.Read("eibar/ide_cabinet_2014-03-30_23h.csv"));

        Assert.Empty(autumn.Rejections);
        Assert.Equal(25, autumn.Readings.Select(reading => reading.Start).Distinct().Count());
        Assert.Equal("2013-10-26T22:00:00Z", autumn.Readings[0].Start.ToString());
        Assert.Equal("2013-10-27T22:00:00Z", autumn.Readings[^1].Start.ToString());
        Assert.Empty(spring.Rejections);
        Assert.Equal(23, spring.Readings.Select(reading => reading.Start).Distinct().Count());
        Assert.True(autumn.Readings[0].Value is > 5 and < 7, "watt-hours become kilowatt-hours");
    }

    [Theory]
    [InlineData("S;18/11/2013;1;0,5;R", null)]
    [InlineData("S;18/11/2013;25;0,5;R", RowCode.HourOutsideDay)]
    [InlineData("S;30/03/2014;24;0,5;R", RowCode.HourOutsideDay)]
    [InlineData("S;27/10/2013;25;0,5;R", null)]
    [InlineData("S;18/11/2013;0;0,5;R", RowCode.HourOutsideDay)]
    [InlineData("S;18/11/2013;1,5;0,5;R", RowCode.InvalidTime)]
    [InlineData("S;31/02/2013;1;0,5;R", RowCode.InvalidTime)]
    [InlineData("S;11/18/2013;1;0,5;R", RowCode.InvalidTime)]
    [InlineData("S;18/11/2013;1;0,5;X", RowCode.UnknownQuality)]
    [InlineData("T;18/11/2013;1;0,5;R", RowCode.UnknownMeter)]
    [InlineData("5,71E+17;18/11/2013;1;0,5;R", RowCode.MangledIdentifier)]
    [InlineData("S;18/11/2013;1;0.5;R", RowCode.InvalidNumber)]
    [InlineData("S;18/11/2013;1;NaN;R", RowCode.InvalidNumber)]
    [InlineData("S;18/11/2013", RowCode.MissingField)]
    public void Says_by_a_stable_code_what_is_wrong_with_a_row(string row, string? code)
    {
        var content = Read("edistribucion", Rows("CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", row), meter => meter == "S");

        Assert.Equal(code, content.Rejections.SingleOrDefault()?.Code);
        Assert.Equal(code is null ? 1 : 0, content.Readings.Count);
        Assert.All(content.Rejections, rejection => Assert.Equal(2, rejection.Line));
    }

    [Fact]
    public void An_empty_value_is_a_gap_and_no_error()
    {
        var content = Read("temperature", Rows("sensor;data;hora;t_int;t_ext;hr_int", "S;18/11/2013;00:00;;5,9;"));

        Assert.Empty(content.Rejections);
        Assert.Equal(Quantity.TemperatureOut, Assert.Single(content.Readings).Quantity);
    }

    [Fact]
    public void A_price_on_a_last_line_without_an_end_may_be_cut_off_and_does_not_count()
    {
        var content = Read("prices", "timestamp_utc,price_eur_mwh\n2019-01-01T00:00:00Z,66.88\n2019-01-01T01:00:00Z,6"u8);

        Assert.Equal(RowCode.TruncatedRow, Assert.Single(content.Rejections).Code);
        Assert.Equal(0.06688m, Assert.Single(content.Readings).Value);
    }

    [Fact]
    public void Values_of_times_off_the_grid_are_rejected()
    {
        var content = Read("temperature", Rows("sensor;data;hora;t_int;t_ext;hr_int", "S;18/11/2013;00:07;19,5;5,9;"));

        Assert.Equal(RowCode.InvalidTime, Assert.Single(content.Rejections).Code);
    }

    internal static FileProfile Profile(string name, string json) =>
        ProfileReader.Read(name, new SettingsNode(JsonNode.Parse(json)!.AsObject(), name, []));

    private static FileContent Read(string profile, ReadOnlySpan<byte> bytes, Func<string, bool>? knows = null) =>
        FileContent.Read(Profiles[profile].Open(knows ?? (_ => true)), bytes.ToArray());

    private static byte[] Rows(params string[] lines) => Encoding.Latin1.GetBytes(string.Join("\r\n", lines) + "\r\n");
}

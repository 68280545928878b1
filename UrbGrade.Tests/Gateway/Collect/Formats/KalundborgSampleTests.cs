using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Tests.Gateway.Collect.Formats;

/// <summary>The text samples of Kalundborg; the M-Bus decoder has tests of its own.</summary>
public sealed class KalundborgSampleTests
{
    [Theory]
    [InlineData("eloverblik_2013-10-27_25h.csv", "2013-10-26T22:00:00Z", 25)]
    [InlineData("eloverblik_2014-03-30_23h.csv", "2014-03-29T23:00:00Z", 23)]
    public void The_data_hubs_curve_covers_the_hours_of_its_civil_day_once_each(string file, string first, int hours)
    {
        var content = GatewaySamples.Read("kalundborg/" + file, "eloverblik");

        Assert.Null(content.Refusal);
        Assert.Empty(content.Rejections);
        var start = InstantPattern.General.Parse(first).Value;
        Assert.Equal(Enumerable.Range(0, hours).Select(hour => start + Duration.FromHours(hour)), content.Readings.Select(reading => reading.Start).Order());
        Assert.All(content.Readings, reading => Assert.Equal((Quantity.Energy, 3600, SourceFlag.Measured), (reading.Quantity, reading.Seconds, reading.Flag)));
    }

    [Fact]
    public void An_end_that_does_not_fit_the_hour_rejects_the_row()
    {
        var rows = "MålepunktsID;Fra_dato;Til_dato;Mængde;Måleenhed;Kvalitet;Type\r\n1;18-11-2013 00:00:00;18-11-2013 00:15:00;0,19;KWH;Målt;T\r\n1;18-11-2013 01:00:00;18-11-2013 02:00:00;0,19;KWH;Målt;T\r\n"u8;

        var content = GatewaySamples.Content(UrbGrade.Gateway.Configuration.SettingsReader.BuiltInProfiles()["eloverblik"], rows.ToArray());

        Assert.Equal(RowCode.IntervalMismatch, Assert.Single(content.Rejections).Code);
        Assert.Single(content.Readings);
    }

    [Fact]
    public void Daily_heat_gives_use_of_the_civil_day_and_counters_at_its_end_in_kilowatt_hours()
    {
        var content = GatewaySamples.Read("kalundborg/eforsyning_varme.csv", "eforsyning");

        Assert.Empty(content.Rejections);
        Assert.Equal(7 * 7, content.Readings.Count);
        var first = content.Readings.Take(7).ToDictionary(reading => reading.Quantity);
        Assert.Equal((Instant.FromUtc(2013, 11, 11, 23, 0), 86400, 77m), (first[Quantity.Energy].Start, first[Quantity.Energy].Seconds, first[Quantity.Energy].Value));
        Assert.Equal((Instant.FromUtc(2013, 11, 12, 23, 0), 0, 37428m), (first[Quantity.EnergyRegister].Start, first[Quantity.EnergyRegister].Seconds, first[Quantity.EnergyRegister].Value));
        Assert.Equal((1.30m, 562.38m), (first[Quantity.Volume].Value, first[Quantity.VolumeRegister].Value));
        Assert.Equal(9850m, first[Quantity.OperatingTimeRegister].Value);
        Assert.Equal((71.4m, 38.2m), (first[Quantity.TemperatureFlow].Value, first[Quantity.TemperatureReturn].Value));
    }

    [Fact]
    public void A_civil_day_of_heat_lasts_25_hours_when_summer_time_ends()
    {
        var text = "Målernummer;Aflæsningsdato;Energiaflæsning;Energiforbrug;M3 aflæsning;M3 forbrug;Tidstæller;Fremløb °C;Retur °C\r\n64123456;27-10-2013;37,428;0,077;;;;;\r\n64123456;30-03-2014;37,428;0,077;;;;;\r\n";

        var content = GatewaySamples.Content(UrbGrade.Gateway.Configuration.SettingsReader.BuiltInProfiles()["eforsyning"], System.Text.Encoding.Latin1.GetBytes(text));

        Assert.Equal([25 * 3600, 23 * 3600], content.Readings.Where(reading => reading.Quantity == Quantity.Energy).Select(reading => reading.Seconds));
    }

    [Fact]
    public void A_finished_file_of_the_ftp_server_gives_its_hours_in_utc_with_its_estimates()
    {
        var content = GatewaySamples.Read("kalundborg/ftp_drop/KAL-07_20131118_0001.csv", "ftp-intervals");

        Assert.Empty(content.Rejections);
        Assert.Equal(23, content.Readings.Count);
        Assert.Equal((Instant.FromUtc(2013, 11, 18, 22, 0), 5.22m), (content.Readings[^1].Start, content.Readings[^1].Value));
        Assert.Equal([4, 5], content.Readings.Where(reading => reading.Flag == SourceFlag.Estimated).Select(reading => reading.Start.InUtc().Hour));
    }

    [Fact]
    public void Wireless_meters_tell_counter_or_temperature_by_row_with_the_offset_in_the_label()
    {
        var content = GatewaySamples.Read("kalundborg/zigbee_meters.csv", "zigbee");

        Assert.Equal(
            [
                new RawReading("ZB-0A17", Quantity.EnergyRegister, Instant.FromUtc(2013, 11, 18, 12, 0), 0, 794.000m, SourceFlag.Measured, 2),
                new RawReading("ZB-0A17", Quantity.EnergyRegister, Instant.FromUtc(2013, 11, 18, 13, 0), 0, 794.312m, SourceFlag.Measured, 3),
                new RawReading("ZB-0A19", Quantity.TemperatureIn, Instant.FromUtc(2013, 11, 18, 13, 0), 0, 21.4m, SourceFlag.Measured, 5),
            ],
            content.Readings);
        Assert.Equal((4, RowCode.MarkedInvalid), content.Rejections.Select(rejection => (rejection.Line, rejection.Code)).Single());
    }
}

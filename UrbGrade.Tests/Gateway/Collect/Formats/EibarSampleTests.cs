using NodaTime;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Tests.Gateway.Collect.Formats;

/// <summary>Every sample of Eibar, value by value where a layout has a trap.</summary>
public sealed class EibarSampleTests
{
    [Theory]
    [InlineData("ide_cabinet_2013-10-27_25h.csv", "2013-10-26T22:00:00Z", 25)]
    [InlineData("ide_cabinet_2014-03-30_23h.csv", "2014-03-29T23:00:00Z", 23)]
    public void A_cabinets_curve_covers_the_hours_of_its_civil_day_once_each(string file, string first, int hours)
    {
        var content = GatewaySamples.Read("eibar/" + file, "ide");

        Assert.Null(content.Refusal);
        Assert.Empty(content.Rejections);
        var energy = content.Readings.Where(reading => reading.Quantity == Quantity.Energy).ToList();
        var start = NodaTime.Text.InstantPattern.General.Parse(first).Value;
        Assert.Equal(Enumerable.Range(0, hours).Select(hour => start + Duration.FromHours(hour)), energy.Select(reading => reading.Start));
        Assert.All(content.Readings.Where(reading => reading.Quantity == Quantity.EnergyOut), reading => Assert.Equal(0m, reading.Value));
        Assert.Equal(hours, content.Readings.Count - energy.Count);
    }

    [Fact]
    public void The_hour_that_comes_twice_keeps_the_value_of_its_flag()
    {
        var content = GatewaySamples.Read("eibar/ide_cabinet_2013-10-27_25h.csv", "ide");

        var energy = content.Readings.Where(reading => reading.Quantity == Quantity.Energy).ToDictionary(reading => reading.Start, reading => reading.Value);
        Assert.Equal(6.041m, energy[Instant.FromUtc(2013, 10, 26, 23, 0)]);
        Assert.Equal(6.134m, energy[Instant.FromUtc(2013, 10, 27, 0, 0)]);
        Assert.Equal(6.083m, energy[Instant.FromUtc(2013, 10, 27, 22, 0)]);
    }

    [Fact]
    public void A_nodes_log_gives_counters_and_state_of_the_node_that_its_first_line_names()
    {
        var content = GatewaySamples.Read("eibar/node_EIB-CM-017_20131118_193000.log", "ik4-node");

        Assert.Null(content.Refusal);
        Assert.Empty(content.Rejections);
        Assert.Equal(13, content.Rows);
        Assert.Equal(13 * 11, content.Readings.Count);
        Assert.All(content.Readings, reading => Assert.Equal(("EIB-CM-017", 0), (reading.Meter, reading.Seconds)));
        var last = content.Readings.Where(reading => reading.Start == Instant.FromUtc(2013, 11, 18, 18, 30)).ToDictionary(reading => reading.Quantity, reading => reading.Value);
        Assert.Equal(184223.6m, last[Quantity.EnergyRegister]);
        Assert.Equal(57109.3m, last[Quantity.ReactiveEnergyRegister]);
        Assert.Equal(6190m, last[Quantity.Power]);
        Assert.Equal(2040m, last[Quantity.ReactivePower]);
        Assert.Equal((229.5m, 230.5m, 233.5m), (last[Quantity.VoltageL1], last[Quantity.VoltageL2], last[Quantity.VoltageL3]));
        Assert.Equal((9.28m, 9.16m, 9.41m), (last[Quantity.CurrentL1], last[Quantity.CurrentL2], last[Quantity.CurrentL3]));
        Assert.Equal(0.95m, last[Quantity.PowerFactor]);
        Assert.Equal(Instant.FromUtc(2013, 11, 18, 16, 30), content.Readings[0].Start);
    }

    [Fact]
    public void A_nodes_log_with_one_changed_byte_fails_its_checksum()
    {
        var bytes = GatewaySamples.Read("eibar/node_EIB-CM-017_20131118_193000.log");
        bytes[Array.IndexOf(bytes, (byte)'6', bytes.Length / 2)] = (byte)'7';

        var content = GatewaySamples.Content(UrbGrade.Gateway.Configuration.SettingsReader.BuiltInProfiles()["ik4-node"], bytes);

        Assert.Equal(FileCode.ChecksumMismatch, content.Refusal?.Code);
    }

    [Fact]
    public void Urbilux_events_are_records_in_local_time_and_their_accents()
    {
        var content = GatewaySamples.Read("eibar/urbilux_events_20131118.csv", "urbilux-events");

        Assert.Empty(content.Rejections);
        Assert.Empty(content.Readings);
        Assert.Equal(6, content.Records.Count);
        var first = content.Records[0];
        Assert.Equal((RecordKind.SiteEvent, "UBX-017", Instant.FromUtc(2013, 11, 18, 16, 58, 4)), (first.Kind, first.Subject, first.At));
        Assert.Equal("Encendido por reloj astronómico", (string?)first.Fields["description"]);
        Assert.Equal(-113m, (decimal?)content.Records[4].Fields["value"]);
        Assert.Equal("dBm", (string?)content.Records[4].Fields["unit"]);
    }

    [Fact]
    public void A_luminance_below_the_limit_of_detection_stays_an_upper_limit()
    {
        var content = GatewaySamples.Read("eibar/luminance_survey_20131119.csv", "luminance");

        Assert.Empty(content.Rejections);
        Assert.Equal(3, content.Records.Count);
        Assert.Equal("""{"street":"Estación","latitude":43.18465,"longitude":-2.47289,"illuminance":{"value":17.4,"unit":"lx"},"uniformity":0.42,"luminance":{"value":1.08,"unit":"cd/m2"},"instrument":"LMK-05"}""", Text(content.Records[0]));
        Assert.Equal("""{"street":"Urkizu","latitude":43.18390,"longitude":-2.47140,"illuminance":{"below":1,"unit":"lx"},"instrument":"LMK-05"}""", Text(content.Records[2]));
        Assert.Equal(Instant.FromUtc(2013, 11, 19, 20, 52), content.Records[2].At);
    }

    [Fact]
    public void A_measure_by_hand_reads_grouped_thousands_and_the_hour_24()
    {
        var content = GatewaySamples.Read("eibar/manual_measures.csv", "manual-measures");

        Assert.Empty(content.Rejections);
        Assert.Equal([184213m, 90877.5m], content.Records.Select(record => (decimal)record.Fields["value"]!));
        Assert.Equal([Instant.FromUtc(2013, 11, 18, 16, 25), Instant.FromUtc(2013, 11, 18, 23, 0)], content.Records.Select(record => record.At));
        Assert.Equal("Lectura con la puerta abierta", (string?)content.Records[0].Fields["note"]);
        Assert.All(content.Records, record => Assert.Equal(RecordKind.ManualMeasure, record.Kind));
    }

    [Fact]
    public void Votes_keep_their_key_so_that_the_same_vote_can_count_once()
    {
        var content = GatewaySamples.Read("eibar/qr_votes.jsonl", "qr-votes");

        Assert.Empty(content.Rejections);
        Assert.Equal(["9f1c", "9f1d", "9f1d"], content.Records.Select(record => record.Key));
        Assert.Equal("""{"campaign":"light-2013","lang":"eu","score":4}""", Text(content.Records[0]));
        Assert.Equal(("EIB-P-031", Instant.FromUtc(2013, 11, 19, 20, 41, 7)), (content.Records[0].Subject, content.Records[0].At));
        Assert.Equal(Text(content.Records[1]), Text(content.Records[2]));
    }

    [Fact]
    public void A_bill_with_a_euro_sign_covers_its_days_to_the_end_of_the_last()
    {
        var bill = Assert.Single(GatewaySamples.Read("eibar/utility_bill.csv", "utility-bills").Records);

        Assert.Equal((Instant.FromUtc(2013, 9, 30, 22, 0), Instant.FromUtc(2013, 10, 31, 23, 0)), (bill.At, bill.Until));
        Assert.Equal("""{"invoice":"2013/10-7781","energy_p1":{"value":412,"unit":"kWh"},"energy_p2":{"value":1208,"unit":"kWh"},"energy_p3":{"value":1577,"unit":"kWh"},"power":{"value":13.20,"unit":"kW"},"amount":{"value":486.12,"unit":"EUR"},"state":"R"}""", Text(bill));
    }

    private static string Text(SiteRecord record) => record.Fields.ToJsonString(
        new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

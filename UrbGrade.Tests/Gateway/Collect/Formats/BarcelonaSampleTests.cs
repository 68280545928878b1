using NodaTime;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Tests.Gateway.Collect.Formats;

/// <summary>The samples of Barcelona beside the hourly curves, which CsvFormatTests reads.</summary>
public sealed class BarcelonaSampleTests
{
    private static readonly Instant Written = Instant.FromUtc(2013, 11, 18, 9, 5);

    [Fact]
    public void Live_messages_of_a_monitor_give_power_pulses_and_temperature_of_the_day_they_were_written()
    {
        var content = GatewaySamples.Read("barcelona/currentcost_envir_live.xmlstream", "currentcost", writtenAt: Written);

        Assert.Null(content.Refusal);
        Assert.Equal(7, content.Rows);
        Assert.Equal(
            [("09:00:06", 423m), ("09:00:12", 431m), ("09:00:18", 2874m + 345m), ("09:00:36", 419m)],
            Of(content, Quantity.Power).Select(reading => (reading.Start.ToString("HH:mm:ss", null), reading.Value)));
        Assert.Equal(("01039", 14.768m), Of(content, Quantity.EnergyRegister).Select(reading => (reading.Meter, reading.Value)).Single());
        Assert.Equal(5, Of(content, Quantity.TemperatureIn).Count(reading => reading.Value == 21.4m));
        Assert.All(content.Readings, reading => Assert.Equal(new LocalDate(2013, 11, 18), reading.Start.InUtc().Date));
    }

    [Fact]
    public void A_message_cut_by_a_lost_link_and_one_after_the_clock_was_set_back_are_rejected_each_by_its_cause()
    {
        var content = GatewaySamples.Read("barcelona/currentcost_envir_live.xmlstream", "currentcost", writtenAt: Written);

        Assert.Equal(
            [(5, RowCode.BrokenMessage), (7, RowCode.ClockSetBack)],
            content.Rejections.Select(rejection => (rejection.Line, rejection.Code)).Order());
    }

    [Fact]
    public void A_stream_over_midnight_is_dated_back_from_when_it_was_written()
    {
        const string Message = "<msg><time>{0}</time><sensor>0</sensor><id>02931</id><type>1</type><ch1><watts>00100</watts></ch1></msg>\r\n";
        var stream = string.Concat(new[] { "23:59:54", "00:00:00", "12:00:00", "23:59:00", "00:10:00" }.Select(time => Message.Replace("{0}", time)));

        var content = GatewaySamples.Content(
            UrbGrade.Gateway.Configuration.SettingsReader.BuiltInProfiles()["currentcost"], System.Text.Encoding.ASCII.GetBytes(stream), writtenAt: Instant.FromUtc(2013, 11, 20, 23, 30));

        Assert.Empty(content.Rejections);
        Assert.Equal(
            ["2013-11-19T22:59:54Z", "2013-11-19T23:00:00Z", "2013-11-20T11:00:00Z", "2013-11-20T22:59:00Z", "2013-11-20T23:10:00Z"],
            content.Readings.Select(reading => reading.Start.ToString()));
    }

    [Fact]
    public void Past_blocks_of_two_hours_count_back_from_the_last_full_hour()
    {
        var content = GatewaySamples.Read("barcelona/currentcost_envir_hist.xmlstream", "currentcost", meter => meter == "02931", Instant.FromUtc(2013, 11, 18, 10, 5));

        Assert.Empty(content.Rejections);
        Assert.Equal(9, content.Readings.Count);
        Assert.All(content.Readings, reading => Assert.Equal(("02931", Quantity.Energy, 7200), (reading.Meter, reading.Quantity, reading.Seconds)));
        Assert.Equal((Instant.FromUtc(2013, 11, 17, 14, 0), 1.374m), (content.Readings[0].Start, content.Readings[0].Value));
        Assert.Equal((Instant.FromUtc(2013, 11, 18, 6, 0), 0.873m), (content.Readings[^1].Start, content.Readings[^1].Value));
    }

    [Fact]
    public void Numbered_lines_over_the_end_of_summer_time_are_in_order_once_each_and_a_lost_one_is_noticed()
    {
        var content = GatewaySamples.Read("barcelona/currentcost_tcp.csv", "currentcost-tcp", meter => meter == "BCN-DW-014");

        Assert.Null(content.Refusal);
        var power = Of(content, Quantity.Power);
        Assert.Equal(Instant.FromUtc(2013, 10, 27, 0, 59, 54), power[0].Start);
        Assert.Equal(Enumerable.Range(0, 8).Select(step => power[0].Start + Duration.FromSeconds(6 * step)), power.Select(reading => reading.Start));
        Assert.Equal(Enumerable.Range(0, 8).Select(step => 423m + (7 * step)), power.Select(reading => reading.Value));
        Assert.Equal((Instant.FromUtc(2013, 10, 27, 1, 0, 48), 14.769m), Of(content, Quantity.EnergyRegister).Select(reading => (reading.Start, reading.Value)).Single());
        Assert.Equal(9, Of(content, Quantity.TemperatureOut).Count(reading => reading.Value == 8.9m));
        var lost = Assert.Single(content.Rejections);
        Assert.Equal((11, RowCode.MissingRows), (lost.Line, lost.Code));
    }

    [Fact]
    public void Gas_bills_keep_registers_heating_value_and_amount()
    {
        var content = GatewaySamples.Read("barcelona/gas_bills.csv", "gas-bills");

        Assert.Empty(content.Rejections);
        Assert.Equal(["""["ES0217000000000002YY","F13-004411"]""", """["ES0217000000000002YY","F14-000102"]"""], content.Records.Select(record => record.Key));
        var second = content.Records[1];
        Assert.Equal((Instant.FromUtc(2013, 11, 11, 23, 0), Instant.FromUtc(2014, 1, 10, 23, 0)), (second.At, second.Until));
        Assert.Equal(5231m, (decimal)second.Fields["register_after"]!["value"]!);
        Assert.Equal(3907.80m, (decimal)second.Fields["energy"]!["value"]!);
        Assert.Equal((241.06m, "EUR"), ((decimal)second.Fields["amount"]!["value"]!, (string)second.Fields["amount"]!["unit"]!));
        Assert.Equal("Estimada", (string?)second.Fields["reading_type"]);
    }

    [Fact]
    public void A_survey_keeps_its_answers_as_they_were_given()
    {
        var content = GatewaySamples.Read("barcelona/webform_survey.jsonl", "webform");

        Assert.Empty(content.Rejections);
        Assert.Equal(["01J0-1", "01J0-1"], content.Records.Select(record => record.Key));
        var answer = content.Records[0];
        Assert.Equal((RecordKind.SurveyAnswer, "BCN-DW-014", Instant.FromUtc(2013, 11, 18, 19, 2, 11)), (answer.Kind, answer.Subject, answer.At));
        Assert.Equal("La façana nord és molt freda.", (string?)answer.Fields["answers"]!["comment"]);
        Assert.Equal(["finestres", "porta"], answer.Fields["answers"]!["draughts"]!.AsArray().Select(item => (string?)item));
    }

    private static List<RawReading> Of(FileContent content, Quantity quantity) => [.. content.Readings.Where(reading => reading.Quantity == quantity)];
}

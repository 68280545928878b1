using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Tests.Gateway.Collect.Formats;

/// <summary>Writes the intervals of a civil day as each convention labels them, and reads back the same instants.</summary>
public sealed class LabelConventionTests
{
    private static readonly LocalDateTimePattern Label = LocalDateTimePattern.CreateWithInvariantCulture("dd/MM/uuuu HH:mm");

    public static TheoryData<string, string, string, int> Cases()
    {
        var cases = new TheoryData<string, string, string, int>();
        foreach (var zone in new[] { "Europe/Madrid", "Europe/Copenhagen" })
        {
            foreach (var day in new[] { "2013-10-27", "2014-03-30", "2013-11-18", "2012-02-29" })
            {
                cases.Add(zone, day, "hourNumber", 60);
                foreach (var minutes in new[] { 60, 15 })
                {
                    cases.Add(zone, day, "start", minutes);
                    cases.Add(zone, day, "end", minutes);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_interval_of_a_civil_day_comes_back_once(string zoneId, string day, string label, int minutes)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var date = LocalDatePattern.Iso.Parse(day).Value;
        var starts = new List<Instant>();
        for (var at = zone.AtStartOfDay(date).ToInstant(); at < zone.AtStartOfDay(date.PlusDays(1)).ToInstant(); at += Duration.FromMinutes(minutes))
            starts.Add(at);

        var content = Read(zoneId, label, minutes, [.. starts.Select((start, index) => label switch
        {
            "hourNumber" => string.Create(CultureInfo.InvariantCulture, $"{date:dd'/'MM'/'uuuu};{index + 1};{index}"),
            "end" => $"{Label.Format((start + Duration.FromMinutes(minutes)).InZone(zone).LocalDateTime)};;{index}",
            _ => $"{Label.Format(start.InZone(zone).LocalDateTime)};;{index}",
        })]);

        Assert.Empty(content.Rejections);
        Assert.Equal(
            starts.Select((start, index) => (start, (decimal)index)),
            content.Readings.OrderBy(reading => reading.Value).Select(reading => (reading.Start, reading.Value)));
        Assert.All(content.Readings, reading => Assert.Equal(minutes * 60, reading.Seconds));
    }

    [Theory]
    [InlineData("27/10/2013 03:00;;1", "27/10/2013 02:00;;2", "27/10/2013 02:00;;3", "27/10/2013 01:00;;4")]
    [InlineData("27/10/2013 03:00;;1", "27/10/2013 02:30;;2", "27/10/2013 02:00;;3", "27/10/2013 01:30;;4")]
    public void In_a_file_that_runs_backwards_nothing_tells_the_doubled_hours_apart(params string[] rows)
    {
        var content = Read("Europe/Madrid", "start", 30, rows);

        Assert.Equal([RowCode.AmbiguousLocalTime, RowCode.AmbiguousLocalTime], content.Rejections.Select(rejection => rejection.Code));
        Assert.Equal(2, content.Readings.Count);
    }

    [Theory]
    [InlineData("start", "30/03/2014 02:30;;1")]
    [InlineData("end", "30/03/2014 02:00;;1")]
    public void A_label_that_the_clocks_skip_is_no_time(string label, string row) =>
        Assert.Equal(RowCode.NonexistentLocalTime, Assert.Single(Read("Europe/Copenhagen", label, 30, row).Rejections).Code);

    [Theory]
    [InlineData(0, 35, null)]
    [InlineData(1, 35, RowCode.AmbiguousLocalTime)]
    public void A_log_that_was_written_before_the_later_hour_came_tells_of_the_earlier_one(int hour, int minute, string? code)
    {
        var rows = "#NODO;EIB-CM-021\r\n27/10/13;02:10;231,0;0,04;90877,5\r\n27/10/13;02:20;231,1;6,12;90878,5\r\n";

        var content = GatewaySamples.Content(
            UrbGrade.Gateway.Configuration.SettingsReader.BuiltInProfiles()["ik4-node"], Encoding.Latin1.GetBytes(rows), writtenAt: Instant.FromUtc(2013, 10, 27, hour, minute));

        Assert.All(content.Rejections, rejection => Assert.Equal(code, rejection.Code));
        Assert.Equal(code is null ? 6 : 0, content.Readings.Count);
        Assert.All(content.Readings, reading => Assert.Equal(0, reading.Start.InUtc().Hour));
    }

    private static FileContent Read(string zone, string label, int minutes, params string[] rows)
    {
        var profile = CsvFormatTests.Profile("labels", $$"""
            { "delimiter": ";", "columns": { "date": "when", "hourNumber": "hour", "value": "kWh" },
              "time": { "pattern": "{{(label == "hourNumber" ? "dd/MM/uuuu" : "dd/MM/uuuu HH:mm")}}", "zone": "{{zone}}", "label": "{{label}}", "resolution": "PT{{minutes}}M", "ambiguous": "file-order" } }
            """.Replace(label == "hourNumber" ? "\0" : "\"hourNumber\": \"hour\", ", ""));
        return GatewaySamples.Content(profile, Encoding.UTF8.GetBytes("when;hour;kWh\r\n" + string.Join("\r\n", rows) + "\r\n"));
    }
}

using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Compose;

public sealed class BatchPlannerTests : IDisposable
{
    private static readonly LocalDate Day = new(2014, 10, 17);

    private readonly GatewayWorld gateway = new();

    [Theory]
    [InlineData("barcelona/edistribucion_cch_2013-10-27_25h.csv", 25, "2013-10-26T22:00:00Z", "2013-10-27T23:00:00Z")]
    [InlineData("barcelona/edistribucion_cch_2014-03-30_23h.csv", 23, "2014-03-29T23:00:00Z", "2014-03-30T22:00:00Z")]
    public void A_batch_holds_every_hour_of_a_civil_day_when_the_clocks_change(string sample, int hours, string first, string last)
    {
        gateway.Drop("energy", "day.csv", GatewaySamples.Read(sample));
        gateway.Take();

        Assert.Equal(1, gateway.Compose());

        var batch = Assert.Single(gateway.Batches());
        Assert.Equal(hours, batch.Messages);
        Assert.Equal($"BCN-01/{SiteCalendar.Text(batch.Day)}/r1", batch.Id);
        var starts = Body(batch).Descendants("measure_timestamp_start").Select(start => start.Value).ToList();
        Assert.Equal(hours, starts.Distinct().Count());
        Assert.Equal(first, starts[0]);
        Assert.Equal(last, Body(batch).Descendants("measure_timestamp_end").Last().Value);
    }

    [Fact]
    public void Joins_energy_price_and_temperatures_of_the_same_hour()
    {
        gateway.DropEnergy(Day);
        gateway.Drop("temperature", "t.csv", "sensor;data;hora;t_int;t_ext;hr_int", "BCN-DW-014-T1;17/10/2014;15:00;21,3;15,7;50");
        gateway.Drop("prices", "p.csv", "timestamp_utc,price_eur_mwh", "2014-10-17T13:00:00Z,12.738");
        gateway.Take();
        gateway.Compose();

        var message = Body(gateway.Batches()[0]).Descendants("gcontent").Single(content => content.Element("measure_timestamp_start")!.Value == "2014-10-17T13:00:00Z");

        Assert.Equal(
            [("energy_measure", "16"), ("energy_price", "0.012738"), ("temperature_in", "21.3"), ("temperature_out", "15.7")],
            message.Elements().Skip(2).Select(field => (field.Name.LocalName, field.Value)));
    }

    [Fact]
    public void A_day_that_is_not_over_waits()
    {
        gateway.DropEnergy(new LocalDate(2014, 12, 25), hours: 17);
        gateway.Take();

        Assert.Equal(0, gateway.Compose());
        gateway.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal(1, gateway.Compose());
    }

    [Fact]
    public void A_day_of_which_only_prices_are_known_is_not_sent()
    {
        gateway.Drop("prices", "p.csv", "timestamp_utc,price_eur_mwh", "2014-10-17T13:00:00Z,12.738");
        gateway.Take();

        Assert.Equal(0, gateway.Compose());
        Assert.Empty(gateway.Batches());
    }

    [Fact]
    public void An_incomplete_day_waits_for_more_as_long_as_configured()
    {
        using var patient = new GatewayWorld(root => root["uplink"]!["settle"] = "PT10M");
        patient.DropEnergy(Day, hours: 23);
        patient.Take();
        var planner = patient.Get<BatchPlanner>();

        Assert.Equal(0, planner.ComposeDue(settled: false, CancellationToken.None));
        patient.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, planner.ComposeDue(settled: false, CancellationToken.None));
        Assert.Equal(23, patient.Batches()[0].Messages);
    }

    [Fact]
    public void A_correction_is_a_further_revision_of_its_day_only()
    {
        gateway.DropEnergy(Day);
        gateway.DropEnergy(Day.PlusDays(1));
        gateway.Take();
        Assert.Equal(2, gateway.Compose());

        gateway.DropEnergy(Day, name: "rev.csv", value: hour => hour == 7 ? "7,7" : $"{hour}");
        gateway.Take();

        Assert.Equal(1, gateway.Compose());
        Assert.Equal(["BCN-01/2014-10-18/r1", "BCN-01/2014-10-17/r2", "BCN-01/2014-10-17/r1"], gateway.Batches().Select(batch => batch.Id));
    }

    [Fact]
    public void A_value_that_changed_back_before_it_was_sent_sends_nothing()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.Compose();
        gateway.DropEnergy(Day, name: "wrong.csv", value: hour => hour == 7 ? "7,7" : $"{hour}");
        gateway.Take();
        gateway.DropEnergy(Day, name: "right.csv", value: hour => hour == 7 ? "7,00" : $"{hour},00");
        gateway.Take();

        Assert.Equal(0, gateway.Compose());
        Assert.Single(gateway.Batches());
    }

    [Fact]
    public void Corrections_are_bounded_in_one_pass_and_old_ones_come_last()
    {
        using var small = new GatewayWorld(root => root["uplink"]!["resend"] = JsonNode.Parse("""{ "maxDaysPerRun": 2, "lookBackDays": 3 }"""));
        for (var day = 0; day < 6; day++)
            small.DropEnergy(Day.PlusDays(day));
        small.Take();
        Assert.Equal(6, small.Compose());
        for (var day = 0; day < 6; day++)
            small.DropEnergy(Day.PlusDays(day), name: $"rev{day}.csv", value: hour => $"{hour},5");
        small.Take();

        Assert.Equal([2, 2], [small.Compose(), small.Compose()]);
        Assert.Equal([false, false, true, true, true, true], Enumerable.Range(0, 6).Select(day => IsCorrected(Day.PlusDays(day))));
        Assert.Equal([2, 0], [small.Compose(), small.Compose()]);
        Assert.True(IsCorrected(Day));

        bool IsCorrected(LocalDate day) => small.Batches().Count(batch => batch.Day == day) == 2;
    }

    [Fact]
    public void A_source_that_comes_months_late_loses_no_day()
    {
        for (var day = 0; day < 100; day++)
            gateway.DropEnergy(Day.PlusDays(-day), hours: 12);
        gateway.Take();
        gateway.Compose();
        for (var day = 0; day < 100; day++)
            gateway.DropEnergy(Day.PlusDays(-day), name: $"late{day}.csv");
        gateway.Take();
        while (gateway.Compose() > 0)
        {
        }

        Assert.All(Enumerable.Range(0, 100), day => Assert.Equal(24, gateway.Batches().Where(batch => batch.Day == Day.PlusDays(-day)).Max(batch => batch.Messages)));
    }

    [Fact]
    public void Gaps_are_found_by_series_with_what_is_held_back()
    {
        gateway.DropEnergy(Day, hours: 20);
        gateway.DropEnergy(Day.PlusDays(1));
        gateway.Take();

        var gaps = ReadingGaps.Find(
            gateway.Database, gateway.Settings.Meters, Instant.FromUnixTimeSeconds(0), new SiteCalendar(gateway.Settings.Site.Zone).IntervalOf(Day.PlusDays(2)).End);

        Assert.Equal(
            [("477", "2014-10-17T18:00:00Z", "2014-10-17T22:00:00Z", 4), ("477", "2014-10-18T22:00:00Z", "2014-10-19T22:00:00Z", 24)],
            gaps.Select(gap => (gap.Element, gap.From.ToString(), gap.To.ToString(), gap.Hours)));
    }

    [Fact]
    public void Quarters_of_an_hour_are_added_up_and_an_hour_that_lacks_one_is_not_sent()
    {
        using var quarters = new GatewayWorld(root =>
        {
            root["profiles"] = JsonNode.Parse("""
                { "quarters": { "delimiter": ";", "columns": { "meter": "id", "date": "at", "value": "kwh" }, "time": { "pattern": "uuuu-MM-dd HH:mm", "resolution": "PT15M" } } }
                """);
            root["sources"]![0]!["profile"] = "quarters";
        });
        quarters.Drop("energy", "q.csv", ["id;at;kwh", .. new[] { "10:00", "10:15", "10:30", "10:45", "11:00", "11:15", "11:45" }.Select(at => $"{GatewayWorld.Cups};2014-10-17 {at};0.25")]);
        quarters.Take();
        quarters.Compose();

        Assert.Equal(["1"], Body(quarters, quarters.Batches()[0]).Descendants("energy_measure").Select(energy => energy.Value));
    }

    public void Dispose() => gateway.Dispose();

    private XDocument Body(OutboxBatch batch) => Body(gateway, batch);

    private static XDocument Body(GatewayWorld world, OutboxBatch batch) =>
        XDocument.Parse(Encoding.UTF8.GetString(world.Database.Read(connection => Outbox.Body(connection, batch.Id))));
}

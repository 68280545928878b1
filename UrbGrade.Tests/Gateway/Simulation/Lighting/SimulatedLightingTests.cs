using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Simulation.Lighting;
using UrbGrade.Gateway.Sites;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Gateway.Simulation.Lighting;

public sealed class SimulatedLightingTests
{
    private static readonly LocalDate Day = new(2019, 11, 12);
    private static readonly SimulatedLighting Site = new(7, 6);

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_one_others()
    {
        var again = new SimulatedLighting(7, 6);
        again.FilesOf(Day.PlusDays(-40), Day);

        Assert.Equal(Site.FilesOf(Day, Day).Select(Text), again.FilesOf(Day, Day).Select(Text));
        Assert.NotEqual(Site.FilesOf(Day, Day).Select(Text), new SimulatedLighting(8, 6).FilesOf(Day, Day).Select(Text));
    }

    [Theory]
    [InlineData(2019, 3, 31, 23)]
    [InlineData(2019, 10, 27, 25)]
    [InlineData(2020, 2, 29, 24)]
    public void Every_file_of_a_day_is_read_whole_by_its_profile(int year, int month, int day, int hours)
    {
        var files = Site.FilesOf(new LocalDate(year, month, day), new LocalDate(2019, 1, 1));
        foreach (var file in files)
        {
            var source = SiteKinds.Eibar.SampleSources.Single(source => file.Path.StartsWith(source.Path + "/", StringComparison.Ordinal));
            var content = GatewaySamples.Content(SettingsReader.BuiltInProfiles()[source.Profile], file.Content, writtenAt: Instant.FromUtc(2021, 1, 1, 0, 0));
            Assert.Null(content.Refusal);
            Assert.Empty(content.Rejections);
            if (source.Path == EibarDrop.CabinetFolder)
                Assert.Equal(hours * 4 * 6, content.Readings.Count(reading => reading.Quantity.Name == "power"));
            if (source.Path == EibarDrop.NodeFolder)
                Assert.Equal(hours * 6, content.Readings.Count(reading => reading.Quantity.Name == "temperature_node"));
        }

        Assert.Equal(12, files.Count(file => file.Path.StartsWith(EibarDrop.NodeFolder, StringComparison.Ordinal)));
    }

    [Fact]
    public void Lamps_burn_from_sunset_to_sunrise_and_dimmed_ones_less()
    {
        var cabinet = Site.Cabinets.First(cabinet => cabinet.IsLed);
        var day = Enumerable.Range(0, 400).Select(Day.PlusDays).First(day => Sound(cabinet, day) && Sound(cabinet, day.PlusDays(1)));
        var night = day.AtMidnight().InZoneLeniently(Site.Zone).ToInstant();

        Assert.InRange(cabinet.Power(night + Duration.FromHours(13)), 30, 45);
        Assert.InRange(cabinet.Power(night + Duration.FromHours(22)) / (cabinet.Lamps * 64.8), 0.95, 1.05);
        Assert.InRange(cabinet.Power(night + Duration.FromHours(26)) / (cabinet.Lamps * 64.8), 0.65, 0.78);
    }

    [Fact]
    public void Failed_lamps_and_a_stuck_contactor_show_in_the_power()
    {
        var days = Enumerable.Range(0, 720).Select(Day.PlusDays).ToList();
        var (dark, darkDay) = days.SelectMany(day => Site.Cabinets.Select(cabinet => (cabinet, day))).First(pair =>
            Site.Faults.LampsOut(pair.cabinet.Index, pair.day, 100) >= 2 && !Site.Faults.BurnsByDay(pair.cabinet.Index, pair.day));
        var (stuck, stuckDay) = days.SelectMany(day => Site.Cabinets.Select(cabinet => (cabinet, day))).First(pair => Site.Faults.BurnsByDay(pair.cabinet.Index, pair.day));

        var lit = dark.Power(At(darkDay, 22));
        var sound = dark.Power(At(days.First(day => day > darkDay && Sound(dark, day)), 22));
        Assert.True(lit < sound * 0.985, $"{lit} W against {sound} W");
        Assert.True(stuck.Power(At(stuckDay, 13)) > stuck.Lamps * 50, "it does not burn by day");
    }

    [Fact]
    public void A_broken_branch_of_lamps_is_found_from_its_first_night_on_and_lasts()
    {
        var broken = new LocalDate(2026, 11, 11);
        var site = new SimulatedLighting(1, 6);
        site.Faults.BranchOutOn = broken;
        var cabinet = site.Cabinets[LightingFaults.BranchCabinet];

        var found = LightingRules.Find(Nights(site, cabinet, broken.PlusDays(-40), broken.PlusDays(9)));

        var lasting = Assert.Single(found, one => one is { Kind: FindingKind.LampsOut, End: null });
        Assert.InRange(Instant.FromUnixTimeMilliseconds(lasting.Start), At(broken, 0), At(broken, 22));
        Assert.InRange(lasting.Numbers["share"], 0.07, 0.13);
    }

    [Theory]
    [InlineData(2026, 2, 10, 15)]
    [InlineData(2026, 7, 15, 15)]
    [InlineData(2026, 9, 20, 15)]
    [InlineData(2026, 11, 28, 15)]
    [InlineData(2026, 2, 10, 60)]
    [InlineData(2026, 7, 15, 60)]
    [InlineData(2026, 9, 20, 60)]
    [InlineData(2026, 11, 28, 60)]
    public void Lamps_that_are_out_are_told_once_each_in_long_and_short_nights_and_under_a_new_dimming(int year, int month, int day, int minutes)
    {
        const int Longest = 20;
        var end = new LocalDate(year, month, day);
        var (first, site) = (end.PlusDays(-125), new SimulatedLighting(1, 6));
        foreach (var cabinet in site.Cabinets)
        {
            int OutOn(LocalDate at) => site.Faults.LampsOut(cabinet.Index, at, cabinet.Lamps);
            var failed = Enumerable.Range(Longest, 125 - Longest - 1).Select(first.PlusDays).Where(at => OutOn(at) > 0 && OutOn(at.PlusDays(-1)) == 0);

            var found = LightingRules.Find(Nights(site, cabinet, first, end, minutes), new CabinetFacts([], [], cabinet.Lamps))
                .Where(one => DayOf(one.Start) >= first.PlusDays(Longest) || one.Kind == FindingKind.ClockDrift).ToList();

            Assert.Equal(failed, found.Where(one => one.Kind == FindingKind.LampsOut).Select(one => DayOf(one.Start)));
            Assert.DoesNotContain(found, one => one.Kind is FindingKind.PowerShift or FindingKind.ClockDrift);
        }

        LocalDate DayOf(long instant) => Instant.FromUnixTimeMilliseconds(instant).InZone(site.Zone).Date;
    }

    [Fact]
    public void A_breaker_that_trips_takes_all_load_away_for_a_while()
    {
        var (cabinet, day) = Enumerable.Range(0, 360).Select(Day.PlusDays).SelectMany(day => Site.Cabinets.Select(cabinet => (cabinet, day)))
            .First(pair => Site.Faults.Trip(pair.cabinet.Index, pair.day) is not null);
        var trip = Site.Faults.Trip(cabinet.Index, day)!.Value;
        double[] quarters = [.. Enumerable.Range(0, 4 * 24).Select(quarter => cabinet.Power(day.AtMidnight().InZoneLeniently(Site.Zone).ToInstant() + Duration.FromMinutes(15 * quarter)))];

        Assert.Contains(0, quarters);
        Assert.All(quarters.Index().Where(quarter => quarter.Item == 0), quarter => Assert.InRange(LocalTime.Midnight.PlusMinutes(15 * quarter.Index), trip.From, trip.To));
    }

    [Fact]
    public void Citizens_notice_dark_lamps()
    {
        var votes = Enumerable.Range(0, 365).Select(Day.PlusDays)
            .SelectMany(day => Site.FilesOf(day, Day).Where(file => file.Path.StartsWith(EibarDrop.VoteFolder, StringComparison.Ordinal))
                .SelectMany(file => Encoding.UTF8.GetString(file.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                .Select(line => JsonNode.Parse(line)!).Select(vote => (Day: day, Id: (string)vote["voteId"]!, Place: (string)vote["place"]!, Score: (int)vote["score"]!)))
            .ToList();
        bool IsDark((LocalDate Day, string Id, string Place, int Score) vote) =>
            Site.Faults.LampsOut((int.Parse(vote.Place[6..], System.Globalization.CultureInfo.InvariantCulture) - 1) / 10, vote.Day, 100) > 0;

        Assert.True(votes.Count > 1000);
        Assert.True(votes.DistinctBy(vote => vote.Id).Count() < votes.Count, "no vote comes twice");
        Assert.True(votes.Where(IsDark).Average(vote => vote.Score) < votes.Where(vote => !IsDark(vote)).Average(vote => vote.Score) - 0.7);
    }

    [Fact]
    public async Task A_gateway_of_the_sites_sample_takes_a_week_and_refuses_nothing()
    {
        using var world = new GatewayWorld(
            root =>
            {
                root["gateway"]!["kind"] = "eibar";
                root["sources"] = new JsonArray([.. SiteKinds.Eibar.SampleSources.Select(source => (JsonNode)new JsonObject
                {
                    ["id"] = source.Id, ["type"] = "hotFolder", ["path"] = source.Path, ["pattern"] = source.Pattern, ["profile"] = source.Profile,
                    ["ready"] = new JsonObject { ["stableFor"] = "PT0S" },
                })]);
                root["meters"] = new JsonObject(Site.Manifest.Assets.Select(asset => KeyValuePair.Create<string, JsonNode?>(
                    asset.Id, new JsonObject { ["element"] = asset.SourceElement, ["kind"] = SiteKinds.Eibar.AssetKind(asset) })));
            },
            new DateTimeOffset(2019, 11, 30, 9, 0, 0, TimeSpan.Zero));
        var dropper = new SiteDropper(Site, world.Folder);
        for (var day = 0; day < 7; day++)
            dropper.Drop(Day.PlusDays(day), Day);

        var pass = await world.PassAsync();

        Assert.Equal((0, 0, 0), (pass.Pending, pass.Failures, pass.FilesLeft));
        Assert.DoesNotContain(world.Files("in"), file => file.Contains("/bad/", StringComparison.Ordinal));
        var week = world.Batches().Where(batch => batch.Day >= Day && batch.Day < Day.PlusDays(7)).ToList();
        Assert.Equal(7, week.Count);
        Assert.All(week, batch => Assert.True(batch.Messages >= 24 * (6 + 12), $"{batch.Day}: {batch.Messages}"));
    }

    private static bool Sound(SimulatedCabinet cabinet, LocalDate day) =>
        Site.Faults.LampsOut(cabinet.Index, day, 100) == 0 && !Site.Faults.BurnsByDay(cabinet.Index, day) && Site.Faults.Trip(cabinet.Index, day) is null;

    private static LightingNights Nights(SimulatedLighting site, SimulatedCabinet cabinet, LocalDate first, LocalDate end, int minutes = 15)
    {
        var (steps, length) = (new List<LoadStep>(), Duration.FromMinutes(minutes));
        for (var at = At(first, 0); at < At(end, 0); at += length)
        {
            var watt = Enumerable.Range(0, minutes / 15).Average(quarter => cabinet.Power(at + Duration.FromMinutes(15 * quarter)));
            steps.Add(new LoadStep(at.ToUnixTimeMilliseconds(), (at + length).ToUnixTimeMilliseconds(), watt));
        }

        return LightingNights.Of(LocalCalendar.Of(site.Zone.Id), new Sun(cabinet.Latitude, cabinet.Longitude), steps);
    }

    private static Instant At(LocalDate day, int hour) => day.At(new LocalTime(hour, 0)).InZoneLeniently(Site.Zone).ToInstant();

    private static string Text(DropFile file) => $"{file.Path}\n{Encoding.Latin1.GetString(file.Content)}";
}

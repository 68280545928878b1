using NodaTime;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Simulation;

public sealed class SimulatedSiteTests
{
    private static readonly LocalDate Day = new(2024, 5, 14);

    [Fact]
    public void A_day_is_the_same_bytes_whichever_days_were_asked_for_before()
    {
        var alone = new SimulatedSite(seed: 3, shops: 9).FilesOf(Day, Day);
        var site = new SimulatedSite(seed: 3, shops: 9);
        for (var day = Day.PlusDays(-5); day < Day; day = day.PlusDays(1))
            site.FilesOf(day, day);
        var later = site.FilesOf(Day, Day);

        Assert.Equal(alone.Select(file => file.Path), later.Select(file => file.Path));
        Assert.All(alone.Zip(later), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public void Another_seed_is_another_site() => Assert.NotEqual(
        new SimulatedSite(seed: 3, shops: 2).FilesOf(Day, Day)[0].Content,
        new SimulatedSite(seed: 4, shops: 2).FilesOf(Day, Day)[0].Content);

    [Theory]
    [InlineData("2024-03-31", 23)]
    [InlineData("2024-10-27", 25)]
    [InlineData("2024-07-10", 24)]
    public void The_gateways_own_profiles_read_what_the_site_drops(string date, int hours)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var site = new SimulatedSite(seed: 11, shops: 8);
        var profiles = SettingsReader.BuiltInProfiles();

        var files = site.FilesOf(day, day);

        Assert.Equal(["in/energy", "in/temperature", "in/prices"], files.Select(file => Path.GetDirectoryName(file.Path)!));
        var energy = FileContent.Read(profiles["edistribucion"].Open(_ => true), files[0].Content);
        var temperature = FileContent.Read(profiles["temperature"].Open(_ => true), files[1].Content);
        var prices = FileContent.Read(profiles["prices"].Open(_ => true), files[2].Content);
        Assert.All([energy, temperature, prices], content => Assert.Null(content.Refusal));
        Assert.InRange(energy.Readings.Count, (8 * hours) - 30, 8 * hours);
        Assert.InRange(prices.Readings.Count, hours - 1, hours);
        Assert.Empty(temperature.Rejections);
    }

    [Fact]
    public void A_meter_that_falls_silent_sends_nothing_for_half_a_month_and_nobody_makes_up_for_it()
    {
        var site = new SimulatedSite(seed: 1, shops: 8);
        site.Faults.SilentFrom = Day;
        bool Sends(int shop, LocalDate day) => site.CurvesOf(day, Day.PlusDays(-30)).Any(row => row.Cups == SimulatedSite.Cups(shop) && row.Day == day);

        Assert.True(Sends(MeterFaults.SilentShop, Day.PlusDays(-1)));
        Assert.All(Enumerable.Range(0, MeterFaults.SilentDays), days => Assert.False(Sends(MeterFaults.SilentShop, Day.PlusDays(days))));
        Assert.All(
            Enumerable.Range(0, MeterFaults.SilentDays + MeterFaults.CorrectionDelay).SelectMany(days => site.CurvesOf(Day.PlusDays(days), Day)),
            row => Assert.False(row.Cups == SimulatedSite.Cups(MeterFaults.SilentShop) && row.Day < Day.PlusDays(MeterFaults.SilentDays)));
        Assert.True(Sends(MeterFaults.SilentShop, Day.PlusDays(MeterFaults.SilentDays)));
        Assert.All(Enumerable.Range(0, 8).Where(shop => shop != MeterFaults.SilentShop), shop => Assert.True(Sends(shop, Day)));
    }

    [Fact]
    public void Shops_draw_more_when_open_and_closed_sundays_show()
    {
        var site = new SimulatedSite(seed: 5, shops: 8);
        foreach (var shop in site.Shops)
        {
            var tuesday = shop.Day(new LocalDate(2024, 5, 14));
            var night = tuesday.Take(3).Average(hour => hour.EnergyKwh);
            var day = tuesday.Skip(10).Take(3).Average(hour => hour.EnergyKwh);
            Assert.True(day > 1.3m * night, $"{shop.Trade.Code}: {day} kWh by day, {night} by night");
        }

        var office = site.Shops.Single(shop => shop.Trade.Code == "office");
        Assert.True(office.Day(new LocalDate(2024, 5, 12)).Sum(hour => hour.EnergyKwh) < 0.5m * office.Day(new LocalDate(2024, 5, 14)).Sum(hour => hour.EnergyKwh));
    }

    [Fact]
    public void The_customary_shops_are_of_every_trade_and_enough_of_one_to_be_compared()
    {
        var trades = new SimulatedSite(seed: 5, shops: 16).Manifest.Assets.ToLookup(asset => asset.Trade, asset => asset.Name);

        Assert.Equal(Trade.All.Count, trades.Count);
        Assert.Equal(9, trades["bakery"].Count());
    }

    [Fact]
    public void Shops_have_Catalan_names_that_no_other_has_and_the_seed_chooses_them()
    {
        static List<string> Names(int seed, int shops) => [.. new SimulatedSite(seed, shops).Manifest.Assets.Select(asset => asset.Name)];

        Assert.Equal(500, Names(5, 500).Distinct().Count());
        Assert.All(Names(5, 16), name => Assert.Matches("^(Forn|Cafè|Restaurant|Queviures|Moda|Perruqueria|Farmàcia|Gestoria) d(e |el )", name));
        Assert.Equal(Names(5, 16), Names(5, 24).Take(16));
        Assert.NotEqual(Names(5, 16), Names(6, 16));
    }

    [Fact]
    public void Weather_is_that_of_the_season_and_hours_resemble_their_neighbours()
    {
        var weather = new SimulatedWeather(seed: 2, Climate.CatalanCoast);
        var january = Hours(2024, 1, 31).Select(weather.Temperature).ToList();
        var july = Hours(2024, 7, 31).Select(weather.Temperature).ToList();

        Assert.InRange(january.Average(), 5, 14);
        Assert.InRange(july.Average(), 21, 28);
        Assert.InRange(july.Zip(july.Skip(1), (one, next) => Math.Abs(next - one)).Max(), 0.5, 4);
    }

    [Fact]
    public void Thermostats_keep_open_shops_comfortable()
    {
        var site = new SimulatedSite(seed: 5, shops: 8);
        var office = site.Shops.Single(shop => shop.Trade.Code == "office");

        foreach (var day in new[] { new LocalDate(2024, 1, 16), new LocalDate(2024, 7, 16) })
            Assert.All(office.Day(day).Skip(11).Take(6), hour => Assert.InRange(hour.InsideCelsius, 19m, 27m));
    }

    [Fact]
    public void Faults_are_few_and_of_every_kind()
    {
        var site = new SimulatedSite(seed: 7, shops: 16);
        var profile = SettingsReader.BuiltInProfiles()["edistribucion"];
        var missing = 0;
        var estimated = 0;
        var rejected = 0;
        var corrections = 0;
        var impossible = 0;
        var limits = SettingsReader.DefaultCleanse().Limits;
        for (var day = new LocalDate(2024, 2, 1); day < new LocalDate(2024, 8, 1); day = day.PlusDays(1))
        {
            foreach (var file in site.FilesOf(day, new LocalDate(2024, 2, 1)).Where(file => file.Path.StartsWith(BarcelonaDrop.EnergyFolder, StringComparison.Ordinal)))
            {
                var content = FileContent.Read(profile.Open(_ => true), file.Content);
                if (file.Path.EndsWith("_rev.csv", StringComparison.Ordinal))
                {
                    corrections++;
                    continue;
                }

                missing += (16 * 24) - content.Rows;
                estimated += content.Readings.Count(reading => reading.Flag == SourceFlag.Estimated);
                rejected += content.Rejections.Count;
                impossible += content.Readings.Count(reading => limits.Judge(reading, Instant.MaxValue - Duration.FromDays(10)) is not null);
            }
        }

        Assert.InRange(missing, 20, 500);
        Assert.InRange(estimated, 20, 500);
        Assert.InRange(rejected, 1, 20);
        Assert.InRange(corrections, 20, 180);
        Assert.InRange(impossible, 1, 10);
    }

    [Fact]
    public void A_followed_site_goes_on_where_it_stopped_and_its_manifest_reads_back()
    {
        using var folder = new TemporaryFolder();
        var site = new SimulatedSite(seed: 1, shops: 3);
        var dropper = new SiteDropper(site, folder.Path);
        Assert.Null(dropper.LastDropped);
        dropper.WriteManifest(default, default);
        dropper.Drop(Day, Day);

        Assert.Equal(Day, new SiteDropper(site, folder.Path).LastDropped);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part", SearchOption.AllDirectories));
        var manifest = SiteManifest.Parse(File.ReadAllBytes(folder.File(SiteManifest.FileName)));
        Assert.Equal("simulated", manifest.Origin);
        Assert.Equal(["477", "478", "479"], manifest.Assets.Select(asset => asset.SourceElement));
        Assert.All(manifest.Assets, asset => Assert.True(asset is { Latitude: > 41.39 and < 41.43, Longitude: > 2.17 and < 2.23, FloorAreaSquareMetres: > 0 }));
    }

    private static IEnumerable<long> Hours(int year, int month, int days)
    {
        var first = Instant.FromUtc(year, month, 1, 0, 0).ToUnixTimeSeconds() / 3600;
        return Enumerable.Range(0, days * 24).Select(hour => first + hour);
    }
}

using System.Text;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.MBus;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Simulation.Houses;

namespace UrbGrade.Tests.Gateway.Simulation.Houses;

public sealed class SimulatedHousesTests
{
    private static readonly LocalDate Day = new(2024, 2, 14);

    [Fact]
    public void A_day_is_the_same_bytes_whichever_days_were_asked_for_before()
    {
        var alone = new SimulatedHouses(seed: 3, houses: 4).FilesOf(Day, Day);
        var site = new SimulatedHouses(seed: 3, houses: 4);
        for (var day = Day.PlusDays(-40); day < Day; day = day.PlusDays(13))
            site.FilesOf(day, day);
        var later = site.FilesOf(Day, Day);

        Assert.Equal(["in/eloverblik", "in/heat", "in/water", "in/weather"], alone.Select(file => Path.GetDirectoryName(file.Path)!));
        Assert.All(alone.Zip(later), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public void Each_house_has_an_address_that_no_other_has_and_that_stays_when_there_are_more()
    {
        static List<string> Names(int houses) => [.. new SimulatedHouses(seed: 3, houses).Manifest.Assets.Select(asset => asset.Name)];

        Assert.Equal(90, Names(90).Distinct().Count());
        Assert.All(Names(9), name => Assert.Matches(@"^\p{Lu}\p{Ll}+ [1-9]\d*$", name));
        Assert.Equal(Names(9), Names(90).Take(9));
    }

    [Fact]
    public void Telegrams_are_read_by_the_decoder_and_their_registers_rise_by_the_houses_use()
    {
        var site = new SimulatedHouses(seed: 5, houses: 1);
        var files = site.FilesOf(Day, Day);
        var heat = Telegrams(files[1], SimulatedHouses.HeatMeter(0));
        var water = Telegrams(files[2], SimulatedHouses.WaterMeter(0));
        var midnight = DateTimeZoneProviders.Tzdb["Europe/Copenhagen"].AtStartOfDay(Day).ToInstant().ToUnixTimeSeconds() / 3600;
        var truth = Enumerable.Range(1, 23).Select(hour => site.Houses[0].At(midnight + hour)).ToList();

        Assert.Equal((24, 24), (heat.Count, water.Count));
        Assert.Equal(Day.At(new LocalTime(1, 0)), heat[0].Clock);
        Assert.Equal(truth.Sum(hour => hour.HeatKwh), Rise(heat, MeterQuantity.Energy) / 1000, 0.02);
        Assert.Equal(truth.Sum(hour => hour.WaterM3), Rise(water, MeterQuantity.Volume), 0.002);
        Assert.All(heat.Take(23).Zip(truth), pair => Assert.Equal(
            (pair.Second.SupplyCelsius, pair.Second.ReturnCelsius),
            ((double)pair.First.Present(MeterQuantity.FlowTemperature)!.Value!, (double)pair.First.Present(MeterQuantity.ReturnTemperature)!.Value!), Tenths));
    }

    [Theory]
    [InlineData("2024-02-14", 24)]
    [InlineData("2024-03-31", 23)]
    [InlineData("2024-10-27", 25)]
    public void The_weather_service_tells_the_temperature_that_the_heat_follows_in_each_hour_of_the_civil_day(string date, int hours)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var site = new SimulatedHouses(seed: 5, houses: 1);

        var file = site.FilesOf(day, day).Single(one => one.Path.StartsWith(KalundborgDrop.WeatherFolder, StringComparison.Ordinal));
        var content = GatewaySamples.Content(UrbGrade.Gateway.Configuration.SettingsReader.BuiltInProfiles()["dmi"], file.Content);

        Assert.Empty(content.Rejections);
        var first = site.Zone.AtStartOfDay(day).ToInstant();
        Assert.Equal(Enumerable.Range(0, hours).Select(hour => first + Duration.FromHours(hour)), content.Readings.Select(reading => reading.Start));
        Assert.All(content.Readings, reading =>
        {
            Assert.Equal((Quantity.TemperatureOut, RawReading.SiteWide, 3600), (reading.Quantity, reading.Meter, reading.Seconds));
            Assert.Equal(site.Weather.Temperature(reading.Start.ToUnixTimeSeconds() / 3600), (double)reading.Value, 0.0501);
        });
    }

    [Theory]
    [InlineData("2024-03-31", 23)]
    [InlineData("2024-10-27", 25)]
    public void A_day_on_which_the_clocks_change_has_its_own_number_of_hours(string date, int hours)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var power = Encoding.UTF8.GetString(new SimulatedHouses(seed: 3, houses: 2).FilesOf(day, day)[0].Content);

        Assert.Equal(1 + (2 * hours), power.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("\uFEFFMålepunktsID;", power, StringComparison.Ordinal);
    }

    [Fact]
    public void Houses_take_heat_in_winter_and_little_in_summer_and_about_a_hundred_litres_a_person()
    {
        var houses = new SimulatedHouses(seed: 7, houses: 12).Houses;
        var january = Hours(2024, 1, 31);
        var july = Hours(2024, 7, 31);
        foreach (var house in houses)
            Assert.True(january.Sum(hour => house.At(hour).HeatKwh) > 3 * july.Sum(hour => house.At(hour).HeatKwh), $"house {house.Index}");

        var year = Hours(2024, 1, 365);
        Assert.InRange(houses.Average(house => year.Sum(hour => house.At(hour).HeatKwh)), 9_000, 30_000);
        Assert.InRange(houses.Average(house => year.Sum(hour => house.At(hour).PowerKwh)), 2_000, 6_000);
        Assert.InRange(houses.Average(house => year.Sum(hour => house.At(hour).WaterM3) / house.People), 25, 70);
    }

    [Fact]
    public void Water_that_is_cooled_carries_the_heat_and_a_valve_that_stays_open_sends_it_back_hot()
    {
        var houses = new SimulatedHouses(seed: 7, houses: 12).Houses;
        var autumn = Enumerable.Range(0, 100).Select(day => (DateTimeZoneProviders.Tzdb["Europe/Copenhagen"].AtStartOfDay(new LocalDate(2024, 9, 1).PlusDays(day)).ToInstant().ToUnixTimeSeconds() / 3600) + 12).ToList();

        foreach (var hour in autumn.SelectMany(noon => houses.Select(house => house.At(noon))))
            Assert.InRange(hour.HeatKwh / (hour.FlowM3 * (hour.SupplyCelsius - hour.ReturnCelsius)), 1.13, 1.15);
        var hot = houses.Where(house => autumn.Count(noon => house.At(noon).ReturnCelsius > 50) is > 30 and < 40).ToList();
        Assert.InRange(hot.Count, 1, 6);
        Assert.All(houses.Except(hot), house => Assert.All(autumn, noon => Assert.InRange(house.At(noon).ReturnCelsius, 35, 50)));
    }

    private static bool Tenths((double Supply, double Return) expected, (double Supply, double Return) said) =>
        Math.Abs(expected.Supply - said.Supply) <= 0.05001 && Math.Abs(expected.Return - said.Return) <= 0.05001;

    private static List<Telegram> Telegrams(DropFile file, string meter) =>
    [
        .. Encoding.ASCII.GetString(file.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Telegram.ReadHexadecimal(line, _ => null)).Where(telegram => telegram.Header.Identification == meter),
    ];

    private static double Rise(List<Telegram> telegrams, MeterQuantity quantity) =>
        (double)(telegrams[^1].Present(quantity)!.Value! - telegrams[0].Present(quantity)!.Value!).Value;

    private static List<long> Hours(int year, int month, int days)
    {
        var first = Instant.FromUtc(year, month, 1, 0, 0).ToUnixTimeSeconds() / 3600;
        return [.. Enumerable.Range(0, days * 24).Select(hour => first + hour)];
    }
}

using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Simulation;

public sealed class ReplayedSiteTests
{
    [Fact]
    public void A_year_of_real_series_comes_through_the_files_without_loss()
    {
        var data = SharedData.Folder();
        var site = ReplayedSite.Load(data);
        var profiles = SettingsReader.BuiltInProfiles();
        var energy = new Dictionary<(string, Instant), decimal>();
        var temperatures = new Dictionary<(string, Quantity, Instant), decimal>();
        var prices = new Dictionary<Instant, decimal>();
        for (var day = site.First; day <= site.Last.PlusDays(1); day = day.PlusDays(1))
        {
            foreach (var file in site.FilesOf(day, site.First))
            {
                var profile = file.Path.Contains("energy", StringComparison.Ordinal) ? "edistribucion" : file.Path.Contains("prices", StringComparison.Ordinal) ? "prices" : "temperature";
                var content = FileContent.Read(profiles[profile].Open(_ => true), file.Content);
                Assert.Empty(content.Rejections);
                foreach (var reading in content.Readings)
                {
                    if (reading.Quantity == Quantity.Energy)
                        energy.Add((reading.Meter, reading.Start), reading.Value);
                    else if (reading.Quantity == Quantity.Price)
                        prices.Add(reading.Start, reading.Value);
                    else
                        temperatures.Add((reading.Meter, reading.Quantity, reading.Start), reading.Value);
                }
            }
        }

        Assert.Equal((4 * 8760) - 46 - 95 - 2, energy.Count);
        Assert.Equal(32246.5m + 42792.8m, Math.Round(Sum(energy, 0) + Sum(energy, 1), 1));
        Assert.Equal(8759, prices.Count);
        Assert.Equal(4 * 8760 * 2, temperatures.Count);
        Assert.Equal("UK meters with Spanish prices (overlay), simulated inside temperature", site.Manifest.Origin);
        Assert.DoesNotContain(energy.Values, value => value == 0);

        decimal Sum(Dictionary<(string Meter, Instant), decimal> series, int asset) =>
            series.Where(pair => pair.Key.Meter == site.Manifest.Assets[asset].Id).Sum(pair => pair.Value);
    }
}

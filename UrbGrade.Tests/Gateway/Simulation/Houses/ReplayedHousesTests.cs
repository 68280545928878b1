using System.Text;
using NodaTime;
using UrbGrade.Gateway.Collect.MBus;
using UrbGrade.Gateway.Simulation.Houses;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Simulation.Houses;

public sealed class ReplayedHousesTests
{
    [Fact]
    public void A_real_heat_meter_answers_with_the_registers_of_the_source()
    {
        var site = ReplayedHouses.Load(SharedData.Folder());
        var file = Assert.Single(site.FilesOf(new LocalDate(2019, 1, 15), site.First));
        var telegrams = Encoding.ASCII.GetString(file.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Telegram.ReadHexadecimal(line, _ => null)).ToList();

        Assert.Equal(24, telegrams.Count);
        Assert.Equal(new LocalDateTime(2019, 1, 16, 0, 0), telegrams[^1].Clock);
        Assert.True(telegrams[^1].Present(MeterQuantity.Energy)!.Value > telegrams[0].Present(MeterQuantity.Energy)!.Value);
        Assert.Equal((new LocalDate(2018, 1, 3), new LocalDate(2019, 12, 31)), (site.First, site.Last));
    }
}

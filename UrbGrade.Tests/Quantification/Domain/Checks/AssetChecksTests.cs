using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Tests.Quantification.Domain.Checks;

public sealed class AssetChecksTests
{
    [Theory]
    [InlineData("energy", true)]
    [InlineData("volume", true)]
    [InlineData("return", false)]
    [InlineData("inlet", false)]
    public void Only_energy_and_volume_are_held_against_a_counter_beside_them(string quantity, bool isCompared)
    {
        var hours = Enumerable.Repeat(new HourValue(2, HourState.Measured), 24).ToArray();
        var checks = new AssetChecks([new MeteredHours(1, quantity, "gas", hours), new MeteredHours(1, $"{quantity}_register", "gas", hours)]);

        Assert.Equal(isCompared, checks.HasAny);
    }
}

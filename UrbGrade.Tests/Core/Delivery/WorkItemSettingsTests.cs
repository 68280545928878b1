using Microsoft.Extensions.Options;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Delivery;

public sealed class WorkItemSettingsTests
{
    [Fact]
    public async Task Waits_that_are_set_stand_instead_of_the_customary_ones()
    {
        await using var customary = new TestPlatform();
        await using var set = new TestPlatform(settings: new Dictionary<string, string?> { ["WorkItems:BackOff:0"] = "00:00:05", ["WorkItems:BackOff:1"] = "00:01:00" });

        Assert.Equal(5, customary.Get<IOptions<WorkItemOptions>>().Value.MostAttempts);
        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1)], set.Get<IOptions<WorkItemOptions>>().Value.Waits);
    }
}

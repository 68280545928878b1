using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Web.Operations;

namespace UrbGrade.Tests.Web.Operations;

public sealed class LightingStepsTests : BunitContext
{
    public LightingStepsTests()
    {
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Theory]
    [InlineData("da", "23.30", "05.05")]
    [InlineData("es", "23:30", "05:05")]
    public void The_times_of_a_program_had_a_colon_on_a_danish_page(string language, string late, string early)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(language), new CultureInfo(language));

        var steps = Render<LightingSteps>(parameters => parameters.Add(one => one.Profile, "sunset 100; 23:30 60; 05:05 100; sunrise 0")).FindAll("span");

        Assert.StartsWith($"{late} 60", steps[1].TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"{early} 100", steps[2].TextContent, StringComparison.Ordinal);
    }
}

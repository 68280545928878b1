using System.Globalization;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Formats;

public sealed class OriginsTests
{
    [Theory]
    [InlineData("simulated", "simulado")]
    [InlineData("DMI, simulated", "DMI, simulado")]
    [InlineData("DMI", "DMI")]
    public void Simulated_stayed_English_beside_another_origin(string origin, string name)
    {
        CultureInfo.CurrentUICulture = new CultureInfo("es");

        Assert.Equal(name, Origins.Name(origin, TestTexts.Of<SharedText>()));
    }
}

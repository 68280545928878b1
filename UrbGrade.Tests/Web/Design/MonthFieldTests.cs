using System.Globalization;
using Bunit;
using UrbGrade.Web.Design;

namespace UrbGrade.Tests.Web.Design;

public sealed class MonthFieldTests : BunitContext
{
    private static readonly DateOnly Month = new(2013, 10, 1);

    [Theory]
    [InlineData("en-GB", "October 2013")]
    [InlineData("es-ES", "octubre de 2013")]
    [InlineData("ca-ES", "octubre del 2013")]
    [InlineData("eu-ES", "2013ko urria")]
    [InlineData("da-DK", "oktober 2013")]
    public void The_month_was_said_in_the_language_of_the_browser_alone(string culture, string said)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(culture), new CultureInfo(culture));
        var field = Field();

        Assert.Equal(said, field.Find("#month-said").TextContent);
        Assert.Equal("month-said", field.Find("#month").GetAttribute("aria-describedby"));
        Assert.Equal("2013-10", field.Find("#month").GetAttribute("value"));
        Assert.Equal("2013-12", field.Find("#month").GetAttribute("max"));
    }

    [Theory]
    [InlineData("en-GB", "December 2013")]
    [InlineData("eu-ES", "2013ko abendua")]
    public void The_last_month_that_is_offered_stands_beside_its_bound_as_the_page_writes_it(string culture, string latest)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(culture), new CultureInfo(culture));

        Assert.Equal(latest, Field().Find("#month").GetAttribute("data-latest"));
        var endless = Render<MonthField>(parameters => parameters.Add(f => f.Id, "month").Add(f => f.Label, "Month").Add(f => f.Value, Month));
        Assert.False(endless.Find("#month").HasAttribute("data-latest"));
    }

    [Fact]
    public async Task Another_month_is_said_and_nothing_is_written_back_while_one_types()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("da-DK"), new CultureInfo("da"));
        var field = Field();
        await field.Find("#month").ChangeAsync("2013-11");
        Assert.Equal("november 2013", field.Find("#month-said").TextContent);

        await field.Find("#month").ChangeAsync("");
        Assert.Equal("–", field.Find("#month-said").TextContent);
        Assert.Equal("2013-10", field.Find("#month").GetAttribute("value"));
    }

    private IRenderedComponent<MonthField> Field() => Render<MonthField>(parameters => parameters
        .Add(f => f.Id, "month").Add(f => f.Label, "Month").Add(f => f.Value, Month).Add(f => f.Newest, Month.AddMonths(2)));
}

using System.Globalization;
using Bunit;
using UrbGrade.Web.Design;

namespace UrbGrade.Tests.Web.Design;

public sealed class DayFieldTests : BunitContext
{
    private static readonly DateOnly Day = new(2013, 10, 27);

    private readonly List<DateOnly> chosen = [];

    [Theory]
    [InlineData("en-GB", "27 Oct 2013")]
    [InlineData("es-ES", "27/10/2013")]
    [InlineData("ca-ES", "27/10/2013")]
    [InlineData("eu-ES", "2013/10/27")]
    [InlineData("da-DK", "27.10.2013")]
    public void The_day_is_said_in_the_language_of_the_page_whatever_the_browser_shows(string culture, string said)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var field = Field(Day);

        Assert.Equal(said, field.Find("#from-day").TextContent);
        Assert.Equal("from-day", field.Find("#from").GetAttribute("aria-describedby"));
        Assert.Equal("2013-10-27", field.Find("#from").GetAttribute("value"));
    }

    [Fact]
    public async Task Another_day_is_said_and_told_and_nothing_is_written_back_while_one_types()
    {
        CultureInfo.CurrentCulture = new CultureInfo("da-DK");
        var field = Field(Day);
        await field.Find("#from").ChangeAsync("2013-11-03");
        Assert.Equal("03.11.2013", field.Find("#from-day").TextContent);

        await field.Find("#from").ChangeAsync("");
        Assert.Equal("–", field.Find("#from-day").TextContent);
        Assert.Equal("2013-10-27", field.Find("#from").GetAttribute("value"));
        Assert.Equal(new DateOnly(2013, 11, 3), Assert.Single(chosen));
    }

    [Fact]
    public void A_day_that_the_page_says_itself_replaces_the_chosen_one()
    {
        CultureInfo.CurrentCulture = new CultureInfo("da-DK");
        var field = Field(Day);
        field.Render(parameters => parameters.Add(f => f.Value, Day.AddDays(1)));

        Assert.Equal("28.10.2013", field.Find("#from-day").TextContent);
        Assert.Equal("2013-10-28", field.Find("#from").GetAttribute("value"));
    }

    private IRenderedComponent<DayField> Field(DateOnly day) => Render<DayField>(parameters => parameters
        .Add(f => f.Id, "from").Add(f => f.Label, "From").Add(f => f.Value, day).Add(f => f.OnChosen, (DateOnly one) => chosen.Add(one)));
}

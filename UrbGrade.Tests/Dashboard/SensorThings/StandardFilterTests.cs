using UrbGrade.Modules.Dashboard.SensorThings;

namespace UrbGrade.Tests.Dashboard.SensorThings;

public sealed class StandardFilterTests
{
    [Theory]
    [InlineData("@iot.id eq 3", "id eq 3")]
    [InlineData("name eq '@iot.id'", "name eq '@iot.id'")]
    [InlineData("substringof('Sensor',name)", "contains(name,'Sensor')")]
    [InlineData("not substringof( 'it''s' , Thing/name )", "not contains(Thing/name,'it''s')")]
    [InlineData("substringof('a', n) and substringof('b', m)", "contains(n,'a') and contains(m,'b')")]
    public void What_the_standard_has_from_an_earlier_OData_is_written_as_it_is_now(string text, string expected) =>
        Assert.Equal(expected, StandardFilter.ToOData(text));

    /// <summary>It kept a processor busy for minutes.</summary>
    [Fact]
    public void As_many_blanks_as_an_address_holds_are_only_blanks()
    {
        var text = "substringof('a'," + new string(' ', 8_000);

        Assert.Equal(text, StandardFilter.ToOData(text));
    }
}

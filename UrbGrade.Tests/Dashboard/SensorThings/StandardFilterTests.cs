using UrbGrade.Modules.Dashboard.SensorThings;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.SensorThings;

public sealed class StandardFilterTests
{
    private static readonly DateTimeOffset Now = When.Instant("2026-03-10T09:00:00Z");

    [Theory]
    [InlineData("@iot.id eq 3", "id eq 3")]
    [InlineData("name eq '@iot.id'", "name eq '@iot.id'")]
    [InlineData("substringof('Sensor',name)", "contains(name,'Sensor')")]
    [InlineData("not substringof( 'it''s' , Thing/name )", "not contains(Thing/name,'it''s')")]
    [InlineData("substringof('a', n) and substringof('b', m)", "contains(n,'a') and contains(m,'b')")]
    [InlineData("resultTime le now() and name ne 'now()'", "resultTime le 2026-03-10T09:00:00.000Z and name ne 'now()'")]
    [InlineData("a gt mindatetime( ) and a lt maxdatetime()", "a gt 0001-01-01T00:00:00.000Z and a lt 9999-12-31T23:59:59.999Z")]
    public void What_the_standard_has_from_an_earlier_OData_is_written_as_it_is_now(string text, string expected) =>
        Assert.Equal(expected, StandardFilter.ToOData(text, Now));

    /// <summary>It kept a processor busy for minutes.</summary>
    [Fact]
    public void As_many_blanks_as_an_address_holds_are_only_blanks()
    {
        var text = "substringof('a'," + new string(' ', 8_000);

        Assert.Equal(text, StandardFilter.ToOData(text, Now));
    }
}

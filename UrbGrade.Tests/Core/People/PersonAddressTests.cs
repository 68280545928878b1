using System.Text.Json;
using UrbGrade.Modules.Core.People;

namespace UrbGrade.Tests.Core.People;

public class PersonAddressTests
{
    [Theory]
    [InlineData("max@y.org", "person-1")]
    [InlineData("Max@Y.Org, and others", "person-1, and others")]
    [InlineData("Write to <MAX@Y.ORG>.", "Write to <person-1>.")]
    [InlineData("It was max@y.org. Really", "It was person-1. Really")]
    [InlineData("mailto:max@y.org?subject=x", "mailto:person-1?subject=x")]
    [InlineData("anna.max@y.org", "anna.max@y.org")]
    [InlineData("o-max@y.org", "o-max@y.org")]
    [InlineData("max@y.org.example", "max@y.org.example")]
    [InlineData("max@y.organic", "max@y.organic")]
    [InlineData("max@y-org", "max@y-org")]
    [InlineData("""{"a":"{\u0022mail\u0022:\u0022max@y.org\u0022}"}""", """{"a":"{\u0022mail\u0022:\u0022person-1\u0022}"}""")]
    public void Only_the_whole_address_counts(string text, string expected)
    {
        var address = new PersonAddress("max@y.org");
        Assert.Equal(expected, address.Replace(text, "person-1"));
        Assert.Equal(expected != text, address.IsIn(text));
    }

    [Theory]
    [InlineData("max+district@y.org")]
    [InlineData("zoë@y.org")]
    public void It_is_found_as_JSON_spells_it(string email)
    {
        var payload = JsonSerializer.Serialize(new { Mail = email, Text = $"first\n{email}" });
        var address = new PersonAddress(email);

        Assert.Contains(address.Forms, form => payload.Contains(form, StringComparison.Ordinal));
        Assert.DoesNotContain("y.org", address.Replace(payload, "person-1"), StringComparison.Ordinal);
        Assert.False(new PersonAddress("district@y.org").IsIn(payload));
    }
}

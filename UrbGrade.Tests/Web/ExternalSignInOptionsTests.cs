using UrbGrade.Web.Sessions;

namespace UrbGrade.Tests.Web;

public sealed class ExternalSignInOptionsTests
{
    [Theory]
    [InlineData("https://login.example.org", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://login.example.org", false)]
    [InlineData("login.example.org", false)]
    public void Only_an_address_that_nobody_can_listen_to_is_a_service(string authority, bool expected) =>
        Assert.Equal(expected, new ExternalSignInOptions { Authority = authority }.IsAddress);
}

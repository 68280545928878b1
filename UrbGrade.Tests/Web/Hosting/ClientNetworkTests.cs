using System.Net;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Web.Hosting;

public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void One_household_is_counted_as_one(string address, string other, bool isOne) =>
        Assert.Equal(isOne, ClientNetwork.Of(IPAddress.Parse(address)) == ClientNetwork.Of(IPAddress.Parse(other)));
}

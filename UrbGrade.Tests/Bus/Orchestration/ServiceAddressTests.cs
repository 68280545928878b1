using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Tests.Bus.Orchestration;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("Baseload.BaseloadFound", "Baseload.BaseloadFound", 1)]
    [InlineData("Baseload.BaseloadFound/2", "Baseload.BaseloadFound", 2)]
    [InlineData("Peak/999", "Peak", 999)]
    public void An_address_is_a_name_and_from_version_2_on_a_version(string text, string name, int version)
    {
        var address = ServiceAddress.Parse(text);

        Assert.Equal(new ServiceAddress(name, version), address);
        Assert.Equal(text, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Baseload.")]
    [InlineData("Baseload/0")]
    [InlineData("Baseload/1000")]
    [InlineData("Base load")]
    [InlineData("../Baseload")]
    [InlineData("Baseload\n")]
    public void Anything_else_is_refused_with_what_is_allowed(string text) =>
        Assert.Contains($"'{text}'; allowed are", Assert.Throws<FormatException>(() => ServiceAddress.Parse(text)).Message, StringComparison.Ordinal);
}

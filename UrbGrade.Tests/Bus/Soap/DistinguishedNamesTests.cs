using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

public sealed class DistinguishedNamesTests
{
    [Theory]
    [InlineData("CN=Smith\\, John, O=A")]
    [InlineData("O=A,CN=\"Smith, John\"")]
    [InlineData("cn=smith\\2C john;o=a")]
    [InlineData("OID.2.5.4.3=#0C0B536D6974682C204A6F686E, 2.5.4.10=A")]
    public void The_same_name_in_other_spellings(string text) => Assert.True(Same("CN=\"Smith, John\", O=A", text));

    [Theory]
    [InlineData("CN=Smith, O=A")]
    [InlineData("CN=\"Smith, John\"")]
    [InlineData("CN=\"Smith, John\", O=A, C=ES")]
    [InlineData("CN=\"Smith, John\", O=A, O=A")]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("CN=#0C, O=A")]
    [InlineData("=x")]
    public void Another_name(string text) => Assert.False(Same("CN=\"Smith, John\", O=A", text));

    [Theory]
    [InlineData("E=a@b.es, S=Gipuzkoa, L=Eibar", "EMAILADDRESS=a@b.es, ST=Gipuzkoa, L=Eibar")]
    [InlineData("E=a@b.es, S=Gipuzkoa, L=Eibar", "L=Eibar,ST=Gipuzkoa,1.2.840.113549.1.9.1=#16066140622e6573")]
    [InlineData("CN=Zürich ñ 😀", "CN=Z\\C3\\BCrich ñ 😀")]
    [InlineData("CN=\"C++\"", "CN=C\\+\\+")]
    public void Short_names_and_escapes_of_other_stacks(string name, string text) => Assert.True(Same(name, text));

    private static bool Same(string name, string text) => DistinguishedNames.Same(new X500DistinguishedName(name), text);
}

using System.Text;
using System.Xml;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

public sealed class Utf8TextTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    public void Text_is_the_same_through_a_buffer_of_any_size(int size)
    {
        const string Text = "<a>Svebølle, Eibar’s 💡💡 lamps € 𝄞</a>";
        using var reader = new Utf8Text(Encoding.UTF8.GetBytes(Text));
        var read = new StringBuilder();
        var buffer = new char[size];
        while (reader.Read(buffer, 0, size) is var count and > 0)
            read.Append(buffer, 0, count);

        Assert.Equal(Text, read.ToString());
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF })]
    [InlineData(new byte[] { 0x61, 0xC0, 0x80 })]
    [InlineData(new byte[] { 0x61, 0xE2, 0x82 })]
    [InlineData(new byte[] { 0x61, 0xED, 0xA0, 0x80 })]
    public void What_is_no_UTF_8_is_said_after_what_stands_before_it(byte[] octets)
    {
        using var reader = new Utf8Text(octets);
        Assert.Equal('a', reader.Read());
        Assert.Throws<XmlException>(() => reader.Read());
    }
}

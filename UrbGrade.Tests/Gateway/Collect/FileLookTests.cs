using System.Text;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Tests.Gateway.Collect;

public sealed class FileLookTests
{
    [Theory]
    [InlineData("utf-8", "a;b;c\r\nx;1,5;2,5\r\nx;1,6;3\r\n", "us-ascii", "CR LF", ';', 3, ',')]
    [InlineData("utf-8", "# title\na,b\n1,2.5\n3,4.25\n", "us-ascii", "LF", ',', 2, '.')]
    [InlineData("utf-8", "Måler\tværdi\n1\t2\n3\t4\n", "utf-8", "LF", '\t', 2, null)]
    [InlineData("iso-8859-1", "Måler;værdi\n1;2\n", "iso-8859-1", "LF", ';', 2, null)]
    [InlineData("utf-8", "one line", "us-ascii", "none", null, 1, null)]
    [InlineData("utf-8", "", "us-ascii", "none", null, 1, null)]
    public void Tells_encoding_lines_columns_and_decimal_mark(
        string written, string text, string encoding, string ends, char? separator, int columns, char? mark)
    {
        var look = FileLook.At(new MemoryStream(Encoding.GetEncoding(written).GetBytes(text)));

        Assert.StartsWith(encoding, look.Encoding, StringComparison.Ordinal);
        Assert.Equal((ends, separator, columns, mark), (look.LineEnds, look.Separator, look.Columns, look.DecimalMark));
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61 }, "utf-8, with a byte order mark")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "utf-16, which no profile reads: export or save it as utf-8")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61 }, "utf-16, big-endian, which no profile reads: export or save it as utf-8")]
    [InlineData(new byte[] { 0x61, 0x00, 0x3B, 0x00, 0x62, 0x00 }, "utf-16 without a mark, which no profile reads: export or save it as utf-8")]
    [InlineData(new byte[] { 0x00, 0x61, 0x00, 0x3B, 0x00, 0x62 }, "utf-16, big-endian, without a mark, which no profile reads: export or save it as utf-8")]
    [InlineData(new byte[] { 0x61, 0x80, 0x62 }, "windows-1252, for characters that iso-8859-1 lacks")]
    [InlineData(new byte[] { 0xE6 }, "iso-8859-1 or windows-1252, which agree on its characters")]
    public void Tells_encodings_apart_by_their_bytes(byte[] bytes, string encoding) =>
        Assert.Equal(encoding, FileLook.At(new MemoryStream(bytes)).Encoding);
}

using System.Buffers.Binary;
using System.Text;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Administration;

public class LogoFileTests
{
    private const int AfterHeader = 8 + 25;
    private const int Width = 16;
    private const int Interlace = 28;

    private readonly byte[] picture = Pictures.Png();

    [Fact]
    public void A_picture_is_kept_as_it_is()
    {
        var kept = LogoFile.Read(picture, out var problem);
        Assert.Null(problem);
        Assert.Equal(picture, LogoFile.Read(kept, out _));
    }

    [Fact]
    public void What_a_file_says_beside_its_picture_is_not_kept()
    {
        byte[] note = [.. "tEXt"u8, .. "Author\0<script>somebody</script>"u8];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, note.Length - 4);
        byte[] said = [.. picture[..AfterHeader], .. length, .. note, 0, 0, 0, 0, .. picture[AfterHeader..], .. "<script>after the end</script>"u8];

        var kept = LogoFile.Read(said, out var problem);

        Assert.Null(problem);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(LogoFile.Read(picture, out _), kept);
    }

    [Fact]
    public void What_is_no_picture_is_refused_with_the_reason()
    {
        Assert.Contains("no PNG file", Problem("<svg onload='alert(1)'/>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("262145 bytes", Problem(new byte[256 * 1024 + 1]), StringComparison.Ordinal);
        Assert.Contains("ends too early", Problem(picture[..^20]), StringComparison.Ordinal);
        Assert.Contains("interlaced", Problem(With(Interlace, 1)), StringComparison.Ordinal);
        Assert.Contains("1024 each way", Problem(With(Width, 1)), StringComparison.Ordinal);
        Assert.Contains("damaged", Problem(With(Width + 3, 1)), StringComparison.Ordinal);
    }

    private static string Problem(byte[] file)
    {
        Assert.Empty(LogoFile.Read(file, out var problem));
        return problem!.Text;
    }

    private byte[] With(int at, byte value)
    {
        var changed = picture.ToArray();
        changed[at] = value;
        return changed;
    }
}

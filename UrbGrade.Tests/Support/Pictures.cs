using QRCoder;

namespace UrbGrade.Tests.Support;

/// <summary>Small pictures.</summary>
internal static class Pictures
{
    /// <summary>A PNG file of a QR code, about 50 pixels a side.</summary>
    public static byte[] Png(string text = "UrbGrade")
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(2);
    }
}

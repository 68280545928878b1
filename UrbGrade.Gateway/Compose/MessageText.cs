using System.Globalization;
using System.Xml;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Compose;

/// <summary>How values are written in messages, and how a message is found again in a body.</summary>
internal static class MessageText
{
    /// <summary>Nine digits keep every value that meters, sensors and markets deliver, and never become an exponent.</summary>
    public const string NumberFormat = "0.#########";

    /// <summary>Characters that a number can have at most.</summary>
    public const int LongestNumber = 40;

    private const string PositionFormat = "0.######";

    /// <summary>Latitude and longitude, a tenth of a metre fine; nulls where the place is not known.</summary>
    public static (string? Latitude, string? Longitude) Of(AssetPosition? position) => (
        position?.Latitude.ToString(PositionFormat, CultureInfo.InvariantCulture), position?.Longitude.ToString(PositionFormat, CultureInfo.InvariantCulture));

    /// <summary>Opens one message of a body.</summary>
    /// <returns>A reader before its element, which ends with it; null where the body has no such message.</returns>
    public static XmlReader? Open(ReadOnlyMemory<byte> body, int position)
    {
        var xml = XmlReader.Create(new MemoryStream(body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        for (var i = -1; i < position; i++)
        {
            if (!xml.ReadToFollowing("message"))
                return null;
        }

        return xml.ReadSubtree();
    }
}

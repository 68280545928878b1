using System.Globalization;

namespace UrbGrade.Gateway.Collect.Sources.MBusTcp;

/// <summary>How a meter is called on the bus (EN 13757-2 and -3).</summary>
/// <param name="Primary">0 to 250; 253 when it is selected by its secondary address first.</param>
/// <param name="Secondary">
/// The 8 bytes that select it: identification, manufacturer, version and medium, least byte first; F in a digit stands for
/// any. Null for a primary address.
/// </param>
internal sealed record MBusAddress(string Name, byte Primary, byte[]? Secondary)
{
    public const int MostPrimary = 250;

    /// <summary>Where a meter answers that was selected.</summary>
    public const byte Selected = 253;

    private const int IdentificationDigits = 8;
    private const int WholeDigits = 16;

    public static bool TryParse(string text, out MBusAddress address)
    {
        address = new MBusAddress(text, 0, null);
        if (text.Length is IdentificationDigits or WholeDigits && text.All(char.IsAsciiHexDigit))
        {
            var bytes = Convert.FromHexString(text.PadRight(WholeDigits, 'F'));

            // The identification is written highest digit first and travels lowest byte first.
            Array.Reverse(bytes, 0, 4);
            address = new MBusAddress(text, Selected, bytes);
            return true;
        }

        if (!byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var primary) || primary > MostPrimary)
            return false;
        address = new MBusAddress(text, primary, null);
        return true;
    }
}

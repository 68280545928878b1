using NodaTime;

namespace UrbGrade.Gateway.Simulation.Houses;

/// <summary>Writes the answers of wired meters as they come over the bus.</summary>
/// <remarks>Source: EN 13757-2 (long frame) and EN 13757-3 (long header, records with DIF and VIF).</remarks>
internal sealed class TelegramWriter
{
    private const byte ResponseWithData = 0x08;
    private const byte LongHeader = 0x72;

    private readonly List<byte> content = [];

    private TelegramWriter(byte address, string meter, byte medium, int access)
    {
        content.AddRange([ResponseWithData, address, LongHeader]);
        for (var digits = meter.Length - 2; digits >= 0; digits -= 2)
            content.Add(Convert.ToByte(meter.Substring(digits, 2), 16));
        // KAM, generation 1B.
        content.AddRange([0x2D, 0x2C, 0x1B, medium, (byte)access, 0, 0, 0]);
    }

    /// <summary>A heat meter's registers: energy, volume and clock; and what flows in and back, degrees Celsius, where that is known.</summary>
    /// <param name="meter">Identification, 8 digits.</param>
    public static byte[] Heat(string meter, double kwh, double m3, LocalDateTime clock, (double Supply, double Return)? celsius = null)
    {
        var telegram = new TelegramWriter(8, meter, medium: 0x04, clock.Hour)
            .Register(0x04, (uint)Math.Round(kwh * 100))
            .Register(0x13, (uint)Math.Round(m3 * 1000));
        if (celsius is { } known)
            telegram.Tenths(0x5A, known.Supply).Tenths(0x5E, known.Return);
        return telegram.Clock(clock).Frame();
    }

    /// <summary>A water meter's register and clock.</summary>
    /// <param name="meter">Identification, 8 digits.</param>
    public static byte[] Water(string meter, double m3, LocalDateTime clock) => new TelegramWriter(3, meter, medium: 0x16, clock.Hour)
        .Register(0x13, (uint)Math.Round(m3 * 1000))
        .Clock(clock).Frame();

    // 04: a 32-bit integer. VIF 04 counts tens of watt-hours, 13 litres.
    private TelegramWriter Register(byte vif, uint value)
    {
        content.AddRange([0x04, vif, (byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)]);
        return this;
    }

    // 02: a 16-bit integer. VIF 5A and 5E count tenths of a degree of flow and return.
    private TelegramWriter Tenths(byte vif, double value)
    {
        var tenths = (short)Math.Round(value * 10);
        content.AddRange([0x02, vif, (byte)tenths, (byte)(tenths >> 8)]);
        return this;
    }

    // Type F: minute, hour, day and year in parts, month.
    private TelegramWriter Clock(LocalDateTime at)
    {
        var year = at.Year % 100;
        content.AddRange([
            0x04, 0x6D, (byte)at.Minute, (byte)at.Hour, (byte)(at.Day | ((year & 7) << 5)), (byte)(at.Month | ((year >> 3) << 4)),
        ]);
        return this;
    }

    private byte[] Frame()
    {
        var length = (byte)content.Count;
        return [0x68, length, length, 0x68, .. content, (byte)content.Sum(one => one), 0x16];
    }
}

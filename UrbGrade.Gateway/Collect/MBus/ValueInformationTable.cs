namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>The codes of EN 13757-3: table 10 (primary), table 12 (extension FB) and table 14 (extension FD), without the extension bit.</summary>
internal static class ValueInformationTable
{
    private static readonly ValueInformation Unknown = new(MeterQuantity.Unknown, "", 1, 0, []);

    private static readonly string[] Durations = ["s", "min", "h", "d"];

    /// <param name="code">0 to 7F hexadecimal; dates and texts have no factor.</param>
    public static ValueInformation Primary(int code)
    {
        var three = code & 0x07;
        var two = code & 0x03;
        return code switch
        {
            <= 0x07 => Of(MeterQuantity.Energy, "W.h", three - 3),
            <= 0x0F => Of(MeterQuantity.Energy, "J", three),
            <= 0x17 => Of(MeterQuantity.Volume, "m3", three - 6),
            <= 0x1F => Of(MeterQuantity.Mass, "kg", three - 3),
            <= 0x23 => Of(MeterQuantity.OnTime, Durations[two], 0),
            <= 0x27 => Of(MeterQuantity.OperatingTime, Durations[two], 0),
            <= 0x2F => Of(MeterQuantity.Power, "W", three - 3),
            <= 0x37 => Of(MeterQuantity.Power, "J/h", three),
            <= 0x3F => Of(MeterQuantity.VolumeFlow, "m3/h", three - 6),
            <= 0x47 => Of(MeterQuantity.VolumeFlow, "m3/min", three - 7),
            <= 0x4F => Of(MeterQuantity.VolumeFlow, "m3/s", three - 9),
            <= 0x57 => Of(MeterQuantity.MassFlow, "kg/h", three - 3),
            <= 0x5B => Of(MeterQuantity.FlowTemperature, "Cel", two - 3),
            <= 0x5F => Of(MeterQuantity.ReturnTemperature, "Cel", two - 3),
            <= 0x63 => Of(MeterQuantity.TemperatureDifference, "K", two - 3),
            <= 0x67 => Of(MeterQuantity.ExternalTemperature, "Cel", two - 3),
            <= 0x6B => Of(MeterQuantity.Pressure, "bar", two - 3),
            0x6C => Of(MeterQuantity.Date, "", 0),
            0x6D => Of(MeterQuantity.PointInTime, "", 0),
            0x6E => Of(MeterQuantity.HeatCostUnits, "1", 0),
            >= 0x70 and <= 0x73 => Of(MeterQuantity.AveragingDuration, Durations[two], 0),
            >= 0x74 and <= 0x77 => Of(MeterQuantity.ActualityDuration, Durations[two], 0),
            0x78 => Of(MeterQuantity.FabricationNumber, "", 0),
            0x79 => Of(MeterQuantity.Identification, "", 0),
            0x7A => Of(MeterQuantity.BusAddress, "", 0),
            _ => Unknown,
        };
    }

    /// <summary>After FB hexadecimal.</summary>
    public static ValueInformation Extended(int code)
    {
        var one = code & 0x01;
        var two = code & 0x03;
        return code switch
        {
            <= 0x01 => Of(MeterQuantity.Energy, "MW.h", one - 1),
            <= 0x03 => Of(MeterQuantity.ReactiveEnergy, "kV.A{reactive}.h", one),
            <= 0x05 => Of(MeterQuantity.ApparentEnergy, "kV.A.h", one),
            0x08 or 0x09 => Of(MeterQuantity.Energy, "GJ", one - 1),
            >= 0x0C and <= 0x0F => Of(MeterQuantity.Energy, "Mcal", two - 1),
            0x10 or 0x11 => Of(MeterQuantity.Volume, "m3", one + 2),
            >= 0x14 and <= 0x17 => Of(MeterQuantity.ReactivePower, "kV.A{reactive}", two - 3),
            0x18 or 0x19 => Of(MeterQuantity.Mass, "t", one + 2),
            0x1A or 0x1B => Of(MeterQuantity.RelativeHumidity, "%", one - 1),
            0x20 => Of(MeterQuantity.Volume, "[cft_i]", 0),
            0x21 => Of(MeterQuantity.Volume, "[cft_i]", -1),
            0x28 or 0x29 => Of(MeterQuantity.Power, "MW", one - 1),
            0x2A or 0x2B => Of(MeterQuantity.PhaseAngle, "deg", -1),
            >= 0x2C and <= 0x2F => Of(MeterQuantity.Frequency, "Hz", two - 3),
            0x30 or 0x31 => Of(MeterQuantity.Power, "GJ/h", one - 1),
            >= 0x34 and <= 0x37 => Of(MeterQuantity.ApparentPower, "kV.A", two - 3),
            >= 0x74 and <= 0x77 => Of(MeterQuantity.TemperatureLimit, "Cel", two - 3),
            >= 0x78 and <= 0x7F => Of(MeterQuantity.Power, "W", (code & 0x07) - 3) with { Qualifiers = [0x48] },
            _ => Unknown,
        };
    }

    /// <summary>After FD hexadecimal.</summary>
    public static ValueInformation Second(int code)
    {
        var two = code & 0x03;
        return code switch
        {
            <= 0x03 => Of(MeterQuantity.Credit, "", two - 3),
            <= 0x07 => Of(MeterQuantity.Debit, "", two - 3),
            0x17 => Of(MeterQuantity.ErrorFlags, "", 0),
            >= 0x08 and <= 0x23 => Of(MeterQuantity.Device, "", 0),
            >= 0x24 and <= 0x27 => Of(MeterQuantity.Duration, Durations[two], 0),
            0x28 or 0x38 => Of(MeterQuantity.Duration, "mo", 0),
            0x29 or 0x39 => Of(MeterQuantity.Duration, "a", 0),
            >= 0x2C and <= 0x2F => Of(MeterQuantity.Duration, Durations[two], 0),
            0x30 or 0x70 => Of(MeterQuantity.PointInTime, "", 0),
            >= 0x31 and <= 0x37 => Of(MeterQuantity.Duration, Durations[two], 0),
            0x3A => Of(MeterQuantity.Dimensionless, "1", 0),
            >= 0x40 and <= 0x4F => Of(MeterQuantity.Voltage, "V", (code & 0x0F) - 9),
            >= 0x50 and <= 0x5F => Of(MeterQuantity.Current, "A", (code & 0x0F) - 12),
            >= 0x60 and <= 0x67 => Of(MeterQuantity.Device, "", 0),
            >= 0x68 and <= 0x6F => Of(MeterQuantity.Duration, two switch { 0 => "h", 1 => "d", 2 => "mo", _ => "a" }, 0),
            0x71 => Of(MeterQuantity.Device, "dB[mW]", 0),
            0x74 => Of(MeterQuantity.Duration, "d", 0),
            _ => Unknown,
        };
    }

    /// <summary>10 to the power of <paramref name="exponent"/>, -28 to 28, exactly.</summary>
    public static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++)
            power *= 10;
        return exponent < 0 ? 1 / power : power;
    }

    private static ValueInformation Of(MeterQuantity quantity, string unit, int exponent) => new(quantity, unit, Power(exponent), 0, []);
}

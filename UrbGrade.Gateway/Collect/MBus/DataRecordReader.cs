namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>Reads the variable data structure of EN 13757-3: records of data and value information with their extensions.</summary>
/// <param name="bytes">The records in clear.</param>
/// <param name="offset">Where they begin in the frame, for error texts.</param>
internal ref struct DataRecordReader(ReadOnlySpan<byte> bytes, int offset)
{
    private const int MostExtensions = 10;
    private const byte Extended = 0x80;
    private const byte Filler = 0x2F;

    /// <summary>No meter counts further, and units are converted below it without overflow.</summary>
    private const decimal Largest = 1e20m;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly int offset = offset;
    private int at;

    /// <summary>Whether the meter has more records than fit into this telegram (DIF 1F).</summary>
    public bool MoreFollows { get; private set; }

    /// <summary>Bytes that the manufacturer defines, after DIF 0F or 1F.</summary>
    public ReadOnlySpan<byte> ManufacturerData { get; private set; }

    /// <summary>The next record; null at the end.</summary>
    /// <exception cref="TelegramException">A record is cut off or breaks the coding.</exception>
    public DataRecord? Next()
    {
        while (at < bytes.Length)
        {
            var first = bytes[at++];
            switch (first)
            {
                case Filler:
                    continue;
                case 0x0F or 0x1F:
                    MoreFollows = first == 0x1F;
                    ManufacturerData = bytes[at..];
                    at = bytes.Length;
                    return null;
            }

            if ((first & 0x0F) == 0x0F)
                throw Broken($"DIF {first:X2} is reserved");
            return Checked(first);
        }

        return null;
    }

    private DataRecord Checked(byte first)
    {
        try
        {
            return Record(first);
        }
        catch (OverflowException)
        {
            throw Broken("A number or its factor is larger than a record can tell");
        }
    }

    private DataRecord Record(byte first)
    {
        var storage = (ulong)((first >> 6) & 0x01);
        uint tariff = 0, subunit = 0;
        var more = (first & Extended) != 0;
        for (var i = 0; more; i++)
        {
            if (i == MostExtensions)
                throw Broken($"More than {MostExtensions} DIFE");
            var extension = Take();
            storage |= (ulong)(extension & 0x0F) << (1 + (4 * i));
            tariff |= (uint)((extension >> 4) & 0x03) << (2 * i);
            subunit |= (uint)((extension >> 6) & 0x01) << i;
            more = (extension & Extended) != 0;
        }

        var information = Information(out var fault);
        var function = (RecordFunction)((first >> 4) & 0x03);
        var coding = first & 0x0F;
        var blank = new DataRecord(function, storage, tariff, subunit, information, null, null, null, fault);
        if (coding == DataField.Variable)
            return VariableData(blank);

        var data = Take(DataField.LengthOf(coding)!.Value);
        if (data.IsEmpty || fault != 0)
            return blank;
        if (information.IsEventTime || information.Quantity is MeterQuantity.Date or MeterQuantity.PointInTime)
            return blank with { Time = DeviceClock.Read(data) };
        return Scaled(blank, coding switch
        {
            DataField.Real => DataField.Float(data),
            _ when DataField.IsInteger(coding) => DataField.Integer(data),
            _ => DataField.Digits(data),
        });
    }

    private DataRecord VariableData(DataRecord blank)
    {
        var length = Take();
        switch (length)
        {
            case < 0xC0:
                return blank with { Text = DataField.Text(Take(length)) };
            case < 0xE0:
                var digits = DataField.Digits(Take(length & 0x0F));
                return Scaled(blank, length < 0xD0 ? digits : -digits);
            case > 0xE0 and <= 0xE8:
                return Scaled(blank, DataField.Integer(Take(length & 0x0F)));
            case <= 0xEF:
                return blank with { Text = Convert.ToHexString(Take(length & 0x0F)) };
            case <= 0xF4:
                return blank with { Text = Convert.ToHexString(Take((length - 0xEC) * 4)) };
            case 0xF5:
                return blank with { Text = Convert.ToHexString(Take(48)) };
            case 0xF6:
                return blank with { Text = Convert.ToHexString(Take(64)) };
            default:
                throw Broken($"Length {length:X2} of variable data is reserved");
        }
    }

    private static DataRecord Scaled(DataRecord blank, decimal? number) =>
        (number * blank.Information.Factor) + blank.Information.Summand is { } value && Math.Abs(value) < Largest ? blank with { Value = value } : blank;

    private ValueInformation Information(out int fault)
    {
        fault = 0;
        var code = Take();
        var more = (code & Extended) != 0;
        ValueInformation information;
        switch (code & 0x7F)
        {
            case 0x7C:
                information = new ValueInformation(MeterQuantity.PlainText, DataField.Text(Take(Take())), 1, 0, []);
                break;
            case 0x7B when more:
                code = Take();
                more = (code & Extended) != 0;
                information = ValueInformationTable.Extended(code & 0x7F);
                break;
            case 0x7D when more:
                code = Take();
                more = (code & Extended) != 0;
                information = ValueInformationTable.Second(code & 0x7F);
                break;
            default:
                information = ValueInformationTable.Primary(code & 0x7F);
                break;
        }

        var manufacturers = (code & 0x7F) == 0x7F && information.Quantity == MeterQuantity.Unknown;
        var isOfExtension = false;
        for (var i = 0; more; i++)
        {
            if (i == MostExtensions)
                throw Broken($"More than {MostExtensions} VIFE");
            code = Take();
            more = (code & Extended) != 0;
            if (!manufacturers && !isOfExtension)
                information = Combined(information, code & 0x7F, ref fault, ref manufacturers);

            // What follows 7C is of a table of its own, such as the phase; 7C itself tells that the record is not the whole.
            isOfExtension = !isOfExtension && (code & 0x7F) == 0x7C;
        }

        return information;
    }

    // Table 15: error reports, corrections of the number, and what makes it another quantity.
    private static ValueInformation Combined(ValueInformation information, int code, ref int fault, ref bool manufacturers)
    {
        switch (code)
        {
            // Averages, deviations, profiles: no errors, though they lie among them.
            case (>= 0x12 and <= 0x14) or (>= 0x1D and <= 0x1F):
                return information with { Qualifiers = [.. information.Qualifiers, (byte)code] };
            case <= 0x1F:
                fault = code;
                return information;
            case >= 0x70 and <= 0x77:
                return information with { Factor = information.Factor * ValueInformationTable.Power((code & 0x07) - 6) };
            case >= 0x78 and <= 0x7B:
                return information with { Summand = information.Summand + ValueInformationTable.Power((code & 0x03) - 3) };
            case 0x7D:
                return information with { Factor = information.Factor * 1000 };
            case 0x7F:
                manufacturers = true;
                return information with { Qualifiers = [.. information.Qualifiers, 0x7F] };
            default:
                return information with { Qualifiers = [.. information.Qualifiers, (byte)code] };
        }
    }

    private byte Take() => at < bytes.Length ? bytes[at++] : throw Broken("The last record is cut off");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (bytes.Length - at < length)
            throw Broken($"The last record needs {length} bytes of data and has {bytes.Length - at}");
        at += length;
        return bytes.Slice(at - length, length);
    }

    private readonly TelegramException Broken(string reason) => new(TelegramCode.BrokenRecord, offset + at, reason);
}

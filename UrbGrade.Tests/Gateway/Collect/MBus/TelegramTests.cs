using System.Text;
using NodaTime;
using UrbGrade.Gateway.Collect.MBus;

namespace UrbGrade.Tests.Gateway.Collect.MBus;

public sealed class TelegramTests
{
    private static readonly byte[] Key = Convert.FromHexString("000102030405060708090A0B0C0D0E0F");

    [Fact]
    public void Reads_a_heat_meter()
    {
        var telegram = Sample("heat_64123456");

        Assert.Equal(("64123456", "KAM", (byte?)4), (telegram.Header.Identification, telegram.Header.Manufacturer, telegram.Header.Medium));
        Assert.Equal(new LocalDateTime(2013, 11, 18, 14, 0), telegram.Clock);
        Assert.Equal((37_351_000m, "W.h"), Present(telegram, MeterQuantity.Energy));
        Assert.Equal((561.08m, "m3"), Present(telegram, MeterQuantity.Volume));
        Assert.Equal((71.4m, "Cel"), Present(telegram, MeterQuantity.FlowTemperature));
        Assert.Equal((38.2m, "Cel"), Present(telegram, MeterQuantity.ReturnTemperature));
        Assert.Equal((4700m, "W"), Present(telegram, MeterQuantity.Power));
        Assert.Equal((0.543m, "m3/h"), Present(telegram, MeterQuantity.VolumeFlow));

        var billing = telegram.Records.Where(record => record.Storage == 1).ToList();
        Assert.Equal(36_402_000m, billing[0].Value);
        Assert.Equal(new LocalDateTime(2013, 10, 31, 0, 0), billing[1].Time);
    }

    [Fact]
    public void Reads_an_electricity_meter()
    {
        var telegram = Sample("electricity_32000014");

        Assert.Equal(("32000014", (byte?)2), (telegram.Header.Identification, telegram.Header.Medium));
        Assert.Equal((7940m, "W.h"), Present(telegram, MeterQuantity.Energy));
        Assert.Equal((312m, "W"), Present(telegram, MeterQuantity.Power));
    }

    [Fact]
    public void Reads_a_water_meter_that_sends_no_clock()
    {
        var telegram = Sample("water_71000021");

        Assert.Null(telegram.Clock);
        Assert.Equal((123.529m, "m3"), Present(telegram, MeterQuantity.Volume));
    }

    [Theory]
    [InlineData("bad_checksum", TelegramCode.BadChecksum, 67)]
    [InlineData("bad_truncated", TelegramCode.TruncatedFrame, 40)]
    public void Refuses_a_disturbed_frame_with_its_cause(string sample, string code, int offset)
    {
        var refusal = Assert.Throws<TelegramException>(() => Sample(sample));

        Assert.Equal((code, offset), (refusal.Code, refusal.Offset));
    }

    [Theory]
    [InlineData("", TelegramCode.TruncatedFrame)]
    [InlineData("E5", TelegramCode.NoAnswer)]
    [InlineData("10 5B 01 5C 16", TelegramCode.NoAnswer)]
    [InlineData("68 03 04 68 08 01 72 7B 16", TelegramCode.NotAFrame)]
    [InlineData("68 03 03 68 53 01 72 C6 16", TelegramCode.NoAnswer)]
    [InlineData("68 03 03 68 08 01 70 79 16", TelegramCode.NoAnswer)]
    [InlineData("68 03 03 68 08 01 73 7C 16", TelegramCode.UnknownLayer)]
    [InlineData("68 03 03 68 08 01 72 7B 16", TelegramCode.BrokenRecord)]
    [InlineData("68 3", TelegramCode.NotHexadecimal)]
    [InlineData("68 0G", TelegramCode.NotHexadecimal)]
    public void Refuses_what_is_no_answer_of_a_meter(string frame, string code) =>
        Assert.Equal(code, Assert.Throws<TelegramException>(() => Telegram.ReadHexadecimal(frame, NoKeys)).Code);

    [Fact]
    public void No_frame_cut_off_anywhere_or_with_any_bit_turned_reads_as_another_value()
    {
        var whole = Frames.Plain("04 07 E7 91 00 00");
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<TelegramException>(() => Telegram.Read(whole.AsMemory(0, length), NoKeys));
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var disturbed = (byte[])whole.Clone();
            disturbed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<TelegramException>(() => Telegram.Read(disturbed, NoKeys));
        }
    }

    [Fact]
    public void Opens_an_encrypted_telegram_with_the_key_of_its_meter()
    {
        var frame = Frames.Encrypted("04 06 E7 91 00 00 04 14 2C DB 00 00 04 6D 00 0E B2 1B", Key, unencrypted: "02593412");
        var asked = new List<string>();

        var telegram = Telegram.Read(frame, meter =>
        {
            asked.Add(meter);
            return Key;
        });

        Assert.Equal([Frames.Meter], asked);
        Assert.Equal((37_351_000m, "W.h"), Present(telegram, MeterQuantity.Energy));
        Assert.Equal((561.08m, "m3"), Present(telegram, MeterQuantity.Volume));
        Assert.Equal(new LocalDateTime(2013, 11, 18, 14, 0), telegram.Clock);
        Assert.Equal((46.6m, "Cel"), Present(telegram, MeterQuantity.FlowTemperature));
    }

    [Fact]
    public void Tells_a_wrong_key_from_a_missing_one()
    {
        var frame = Frames.Encrypted("04 06 E7 91 00 00", Key);

        Assert.Equal(TelegramCode.WrongKey, Assert.Throws<TelegramException>(() => Telegram.Read(frame, _ => new byte[16])).Code);
        Assert.Equal(TelegramCode.MissingKey, Assert.Throws<TelegramException>(() => Telegram.Read(frame, NoKeys)).Code);
    }

    [Theory]
    [InlineData("01 07 FE", -20_000, "W.h")]
    [InlineData("02 06 39 30", 12_345_000, "W.h")]
    [InlineData("03 06 FF FF FF", -1000, "W.h")]
    [InlineData("06 03 00 00 00 00 01 00", 4_294_967_296, "W.h")]
    [InlineData("07 03 15 CD 5B 07 00 00 00 00", 123_456_789, "W.h")]
    [InlineData("09 06 42", 42_000, "W.h")]
    [InlineData("0A 06 34 12", 1_234_000, "W.h")]
    [InlineData("0B 06 56 34 12", 123_456_000, "W.h")]
    [InlineData("0C 06 78 56 34 12", 12_345_678_000, "W.h")]
    [InlineData("0E 03 12 90 78 56 34 12", 123_456_789_012, "W.h")]
    [InlineData("0C 06 78 56 34 F2", -2_345_678_000, "W.h")]
    [InlineData("05 2B 00 00 48 43", 200, "W")]
    [InlineData("0D 06 C2 34 12", 1_234_000, "W.h")]
    [InlineData("0D 06 D2 34 12", -1_234_000, "W.h")]
    [InlineData("0D 06 E3 01 00 01", 65_537_000, "W.h")]
    [InlineData("04 0E 01 00 00 00", 1_000_000, "J")]
    [InlineData("04 FB 00 01 00 00 00", 0.1, "MW.h")]
    [InlineData("04 FB 01 01 00 00 00", 1, "MW.h")]
    [InlineData("04 FB 08 05 00 00 00", 0.5, "GJ")]
    [InlineData("04 FB 10 01 00 00 00", 100, "m3")]
    [InlineData("02 FD 48 FC 08", 230, "V")]
    [InlineData("02 FD 59 D2 04", 1.234, "A")]
    [InlineData("04 86 73 01 00 00 00", 1, "W.h")]
    [InlineData("04 86 7D 01 00 00 00", 1_000_000, "W.h")]
    [InlineData("01 E5 79 14", 0.21, "Cel")]
    [InlineData("0D 03 E8 15 CD 5B 07 00 00 00 00", 123_456_789, "W.h")]
    [InlineData("02 FD C8 FC 01 FC 08", 230, "V")]
    [InlineData("02 AB 12 0A 00", 10, "W")]
    [InlineData("02 FC 03 48 52 25 74 D4 11", 45.64, "%RH")]
    [InlineData("2F 2F 01 06 01 2F 2F", 1000, "W.h")]
    public void Reads_every_coding_of_a_number(string record, double value, string unit)
    {
        var read = Single(record);

        Assert.Equal(((decimal)value, unit), (read.Value!.Value, read.Information.Unit));
    }

    [Theory]
    [InlineData("00 06")]
    [InlineData("08 06")]
    [InlineData("01 06 80")]
    [InlineData("04 06 00 00 00 80")]
    [InlineData("0C 06 FF FF FF FF")]
    [InlineData("0A 06 0A 00")]
    [InlineData("05 2B 00 00 C0 7F")]
    [InlineData("04 86 15 01 00 00 00")]
    [InlineData("02 6C FF FF")]
    [InlineData("04 6D 80 0E B2 1B")]
    [InlineData("04 6D 00 0E 00 00")]
    [InlineData("02 6C 5E 12")]
    [InlineData("04 6D 2D 11 7F C9")]
    [InlineData("0D 03 CB 99 99 99 99 99 99 99 99 99 99 99")]
    public void Keeps_a_record_without_value_as_unknown(string record)
    {
        var read = Single(record);

        Assert.Null(read.Value);
        Assert.Null(read.Time);
    }

    [Theory]
    [InlineData("02 6C BF 1A", 2013, 10, 31, 0, 0, 0)]
    [InlineData("02 6C 9D 12", 2012, 2, 29, 0, 0, 0)]
    [InlineData("04 6D 3B 37 FE 3C", 2031, 12, 30, 23, 59, 0)]
    [InlineData("04 6D 10 09 05 C5", 1996, 5, 5, 9, 16, 0)]
    [InlineData("06 6D 1E 2F 14 B2 1B 2F", 2013, 11, 18, 20, 47, 30)]
    [InlineData("04 ED 39 00 0E B2 1B", 2013, 11, 18, 14, 0, 0)]
    public void Reads_dates_of_the_types_F_G_and_I(string record, int year, int month, int day, int hour, int minute, int second) =>
        Assert.Equal(new LocalDateTime(year, month, day, hour, minute, second), Single(record).Time);

    [Fact]
    public void Gathers_storage_tariff_and_subunit_from_the_extensions()
    {
        var record = Single("D1 D2 85 01 06 07");

        Assert.Equal((1UL | (2UL << 1) | (5UL << 5) | (1UL << 9), 1u, 1u), (record.Storage, record.Tariff, record.Subunit));
        Assert.Equal(RecordFunction.Maximum, record.Function);
        Assert.False(record.IsPresent);
    }

    [Fact]
    public void Present_energy_is_not_that_of_a_tariff_an_error_or_of_what_flowed_back()
    {
        var telegram = Telegram.Read(Frames.Plain("84 10 06 01 00 00 00 34 06 02 00 00 00 04 86 3C 03 00 00 00 04 86 3B 04 00 00 00"), NoKeys);

        Assert.Equal((4000m, "W.h"), Present(telegram, MeterQuantity.Energy));
    }

    [Theory]
    [InlineData("0F", false)]
    [InlineData("1F", true)]
    public void Leaves_what_the_manufacturer_defines_and_knows_whether_more_follows(string end, bool more)
    {
        var telegram = Telegram.Read(Frames.Plain($"01 06 07 {end} 06 FF FF"), NoKeys);

        Assert.Single(telegram.Records);
        Assert.Equal(more, telegram.MoreFollows);
        Assert.Equal("06FFFF", Convert.ToHexString(telegram.ManufacturerData.Span));
    }

    [Fact]
    public void Reads_texts_from_the_last_character_on() =>
        Assert.Equal("G0017", Single("0D 78 05 " + Convert.ToHexString(Encoding.Latin1.GetBytes("7100G"))).Text);

    [Theory]
    [InlineData("E9", 9)]
    [InlineData("F0", 16)]
    [InlineData("F5", 48)]
    [InlineData("F6", 64)]
    public void Keeps_what_is_longer_than_any_number_as_its_bytes_and_reads_on(string length, int bytes)
    {
        var records = Telegram.Read(Frames.Plain($"0D 78 {length} {string.Concat(Enumerable.Repeat("A5", bytes))} 01 06 07"), NoKeys).Records;

        Assert.Equal(string.Concat(Enumerable.Repeat("A5", bytes)), records[0].Text);
        Assert.Equal(7000m, records[1].Value);
    }

    [Fact]
    public void The_power_of_one_phase_or_its_mean_is_not_that_of_the_meter()
    {
        var telegram = Telegram.Read(Frames.Plain("02 AB FC 01 01 00 02 AB 12 02 00 02 2B 03 00"), NoKeys);

        Assert.All(telegram.Records, record => Assert.Equal(0, record.Fault));
        Assert.Equal((3m, "W"), Present(telegram, MeterQuantity.Power));
    }

    [Theory]
    [InlineData("0D 03 CF 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99")]
    [InlineData("04 86 FD FD FD FD FD FD FD FD FD 7D 01 00 00 00")]
    public void A_number_larger_than_any_meters_took_the_other_telegrams_of_its_file_with_it(string records) =>
        Assert.Equal(TelegramCode.BrokenRecord, Assert.Throws<TelegramException>(() => Telegram.Read(Frames.Plain(records), NoKeys)).Code);

    [Theory]
    [InlineData("04 06 01")]
    [InlineData("84")]
    [InlineData("04")]
    [InlineData("04 86")]
    [InlineData("0D 06 09 01")]
    [InlineData("3F")]
    [InlineData("81 80 80 80 80 80 80 80 80 80 80 80 00 06 01")]
    [InlineData("04 86 80 80 80 80 80 80 80 80 80 80 80 00 01 00 00 00")]
    public void Refuses_a_telegram_whose_records_break_off(string records) =>
        Assert.Equal(TelegramCode.BrokenRecord, Assert.Throws<TelegramException>(() => Telegram.Read(Frames.Plain(records), NoKeys)).Code);

    [Fact]
    public void Random_records_are_read_or_refused_and_never_fail_otherwise()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var records = new byte[random.Next(1, 60)];
            random.NextBytes(records);
            try
            {
                Assert.NotNull(Telegram.Read(Frames.Plain(Convert.ToHexString(records)), NoKeys));
            }
            catch (TelegramException refusal)
            {
                Assert.Equal(TelegramCode.BrokenRecord, refusal.Code);
            }
        }
    }

    private static byte[]? NoKeys(string meter) => null;

    private static Telegram Sample(string name) =>
        Telegram.ReadHexadecimal(Encoding.ASCII.GetString(GatewaySamples.Read($"kalundborg/mbus/{name}.hex")), NoKeys);

    private static DataRecord Single(string record) => Assert.Single(Telegram.Read(Frames.Plain(record), NoKeys).Records);

    private static (decimal Value, string Unit) Present(Telegram telegram, MeterQuantity quantity)
    {
        var record = telegram.Present(quantity)!;
        return (record.Value!.Value, record.Information.Unit);
    }
}

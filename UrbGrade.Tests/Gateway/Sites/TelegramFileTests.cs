using System.Text;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.MBus;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Tests.Gateway.Collect.MBus;
using static UrbGrade.Tests.Gateway.Sites.KalundborgWorld;

namespace UrbGrade.Tests.Gateway.Sites;

public sealed class TelegramFileTests
{
    [Fact]
    public void An_encrypted_meter_is_read_with_the_key_of_the_configuration_and_refused_with_another()
    {
        var key = Convert.FromHexString("000102030405060708090A0B0C0D0E0F");
        var telegram = Convert.ToHexString(Frames.Encrypted("04 06 E7 91 00 00 04 6D 00 0E B2 1B", key));
        Environment.SetEnvironmentVariable("KAL_TEST_KEY", "000102030405060708090A0B0C0D0E0F");
        Environment.SetEnvironmentVariable("KAL_TEST_OTHER", "FF0102030405060708090A0B0C0D0E0F");
        using var world = World(root => root["meters"]![Heat]!["key"] = "env:KAL_TEST_KEY");
        using var wrong = World(root => root["meters"]![Heat]!["key"] = "env:KAL_TEST_OTHER");
        world.Drop("heat", "a.hex", telegram);
        wrong.Drop("heat", "a.hex", telegram);

        Take(world);
        Take(wrong);

        Assert.Equal(("2013-11-18T13:00:00Z", 37351.0), world.Cleansed("energy_register").Select(reading => (reading.Start, reading.Value)).Single());
        Assert.Equal(TelegramCode.WrongKey, wrong.Database.Read(connection => connection.Scalar<string>("SELECT code FROM file_rejection")));
        Assert.Equal(0, wrong.Count("raw_reading"));
    }

    [Fact]
    public void Every_sample_telegram_is_read_or_refused_with_its_cause()
    {
        var profile = SettingsReader.BuiltInProfiles()["mbus"];
        var content = GatewaySamples.Content(profile, Encoding.ASCII.GetBytes(string.Join('\n', new[] { "heat_64123456", "electricity_32000014", "water_71000021", "bad_checksum", "bad_truncated" }
            .Select(name => Encoding.ASCII.GetString(GatewaySamples.Read($"kalundborg/mbus/{name}.hex")).Trim()))));

        Assert.Equal([(4, TelegramCode.BadChecksum), (5, TelegramCode.TruncatedFrame)], content.Rejections.Select(rejection => (rejection.Line, rejection.Code)));
        var at = Instant.FromUtc(2013, 11, 18, 13, 0);
        Assert.Equal(
            [
                ("64123456", "energy_register", 37_351m, at), ("64123456", "volume_register", 561.08m, at), ("64123456", "power", 4700m, at),
                ("64123456", "flow", 0.543m, at), ("64123456", "temperature_flow", 71.4m, at), ("64123456", "temperature_return", 38.2m, at),
                ("32000014", "energy_register", 7.94m, at), ("32000014", "power", 312m, at),
            ],
            content.Readings.Where(reading => reading.Line < 3).Select(reading => (reading.Meter, reading.Quantity.Name, reading.Value, reading.Start)));
        Assert.Equal(("71000021", "volume_register", 123.529m), content.Readings.Where(reading => reading.Line == 3).Select(reading => (reading.Meter, reading.Quantity.Name, reading.Value)).Single());
    }

    [Fact]
    public void A_telegram_of_past_values_costs_nothing_and_one_without_any_is_rejected()
    {
        var content = GatewaySamples.Content(SettingsReader.BuiltInProfiles()["mbus"], Encoding.ASCII.GetBytes(
            Convert.ToHexString(Frames.Plain("44 06 E7 91 00 00 42 6C BF 1A")) + "\n" + Convert.ToHexString(Frames.Plain("2F 2F")) + "\n"));

        Assert.Empty(content.Readings);
        Assert.Equal((2, RowCode.MissingField), content.Rejections.Select(rejection => (rejection.Line, rejection.Code)).Single());
    }

    [Fact]
    public void A_stamp_before_a_telegram_dates_it()
    {
        var content = GatewaySamples.Content(SettingsReader.BuiltInProfiles()["mbus"],
            Encoding.ASCII.GetBytes("# poll\n2013-11-18T13:00:02Z " + Encoding.ASCII.GetString(GatewaySamples.Read("kalundborg/mbus/water_71000021.hex"))));

        Assert.Equal(Instant.FromUtc(2013, 11, 18, 13, 0, 2), Assert.Single(content.Readings).Start);
    }
}

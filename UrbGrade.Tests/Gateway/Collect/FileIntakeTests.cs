using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Tests.Gateway.Collect;

public sealed class FileIntakeTests : IDisposable
{
    private static readonly LocalDate Day = new(2014, 10, 17);

    private readonly GatewayWorld gateway = new();

    [Fact]
    public void Files_the_readings_of_a_day_raw_and_cleansed_apart()
    {
        gateway.DropEnergy(Day);

        Assert.Equal(1, gateway.Take());

        Assert.Equal(24, gateway.Count("raw_reading"));
        Assert.Equal(24, gateway.Cleansed().Count);
        Assert.Equal(("2014-10-16T22:00:00Z", 1d, ReadingQuality.Measured, "", 1L), gateway.Cleansed()[0]);
        Assert.Equal(["2014/12/cch_2014-10-17.csv"], gateway.Files("in/energy/done"));
    }

    [Fact]
    public void Reading_a_file_again_changes_nothing()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.DropEnergy(Day, name: "again.csv", value: hour => $"{hour},0");

        gateway.Take();

        Assert.Equal(24, gateway.Count("raw_reading"));
        Assert.All(gateway.Cleansed(), reading => Assert.Equal(1, reading.Revision));
    }

    [Fact]
    public void A_changed_value_becomes_a_new_revision_and_the_old_one_stays()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.Compose();
        gateway.DropEnergy(Day, name: "rev.csv", value: hour => hour == 5 ? "5,5" : $"{hour}");

        gateway.Take();

        Assert.Equal(25, gateway.Count("raw_reading"));
        Assert.Equal((5.5, 2L), (gateway.Cleansed()[4].Value, gateway.Cleansed()[4].Revision));
        Assert.Equal([5d, 5.5], gateway.Database.Read(connection => connection.Query(
            "SELECT value FROM raw_reading WHERE start=@1 ORDER BY revision", row => row.GetDouble(0), Instant.FromUtc(2014, 10, 17, 2, 0).ToUnixTimeSeconds())));
        Assert.Contains(EventCode.ValuesRevised, gateway.EventCodes());
        Assert.Equal(1, gateway.Compose());
    }

    [Fact]
    public void An_estimate_keeps_its_flag_and_gives_way_to_the_measured_value()
    {
        gateway.Drop("energy", "a.csv", "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", $"{GatewayWorld.Cups};17/10/2014;1;2,0;E");
        gateway.Take();
        Assert.Equal((2d, ReadingQuality.Estimated, "source"), Only());

        gateway.Drop("energy", "b.csv", "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", $"{GatewayWorld.Cups};17/10/2014;1;1,7;R");
        gateway.Take();
        Assert.Equal((1.7, ReadingQuality.Measured, ""), Only());

        gateway.Drop("energy", "c.csv", "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", $"{GatewayWorld.Cups};17/10/2014;1;2,1;E");
        gateway.Take();
        Assert.Equal((1.7, ReadingQuality.Measured, ""), Only());
        Assert.Equal(3, gateway.Count("raw_reading"));
    }

    [Fact]
    public void A_spike_is_held_back_until_the_site_delivers_it_a_second_time()
    {
        for (var day = -16; day < 4; day++)
            gateway.DropEnergy(Day.PlusDays(day), value: hour => hour is > 8 and < 20 ? "3,5" : "0,4");
        gateway.DropEnergy(Day.PlusDays(4), value: hour => hour == 12 ? "61" : "3,5");
        gateway.Take();

        var spike = gateway.Cleansed().Single(reading => reading.Value == 61);
        Assert.Equal((ReadingQuality.Suspect, "spike"), (spike.Quality, spike.Method));
        Assert.Contains(EventCode.ValuesDoubted, gateway.EventCodes());
        gateway.Compose();
        Assert.Equal(23, gateway.Batches().Single(batch => batch.Day == Day.PlusDays(4)).Messages);

        gateway.DropEnergy(Day.PlusDays(4), name: "confirmed.csv", value: hour => hour == 12 ? "61,0" : "3,50");
        gateway.Take();

        spike = gateway.Cleansed().Single(reading => reading.Value == 61);
        Assert.Equal((ReadingQuality.Measured, "confirmed"), (spike.Quality, spike.Method));
        Assert.Equal(1, gateway.Compose());
        Assert.Equal(24, gateway.Batches().First(batch => batch.Day == Day.PlusDays(4)).Messages);
    }

    [Fact]
    public void A_sensors_power_on_value_and_a_sudden_step_are_not_believed()
    {
        gateway.Drop("temperature", "t.csv",
            "sensor;data;hora;t_int;t_ext;hr_int",
            "BCN-DW-014-T1;17/10/2014;00:00;21,0;;", "BCN-DW-014-T1;17/10/2014;01:00;85,0;;", "BCN-DW-014-T1;17/10/2014;02:00;40,0;;",
            "BCN-DW-014-T1;17/10/2014;03:00;21,4;;", "BCN-DW-014-T1;17/10/2014;04:00;21,5;;");

        gateway.Take();

        Assert.Equal(
            [(21d, ReadingQuality.Measured), (40d, ReadingQuality.Suspect), (21.4, ReadingQuality.Measured), (21.5, ReadingQuality.Measured)],
            gateway.Cleansed("temperature_in").Select(reading => (reading.Value, reading.Quality)));
    }

    [Fact]
    public void Prices_of_tomorrow_are_welcome_and_energy_of_tomorrow_is_not()
    {
        gateway.Drop("prices", "p.csv", "timestamp_utc,price_eur_mwh", "2014-12-26T10:00:00Z,50.00", "2014-12-29T10:00:00Z,50.00");
        gateway.DropEnergy(new LocalDate(2014, 12, 26));

        gateway.Take();

        Assert.Single(gateway.Cleansed("price"));
        Assert.Empty(gateway.Cleansed());
    }

    [Fact]
    public void A_stop_after_the_commit_and_before_done_reads_nothing_twice()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        var done = Path.Combine(gateway.Folder, "in/energy/done/2014/12/cch_2014-10-17.csv");
        File.Move(done, Path.Combine(gateway.Folder, "in/energy/work/cch_2014-10-17.csv"));

        gateway.Restart();
        gateway.Take();

        Assert.Equal(1, gateway.Count("file_ledger"));
        Assert.Equal(24, gateway.Count("raw_reading"));
        Assert.Equal(["2014/12/cch_2014-10-17.csv"], gateway.Files("in/energy/done"));
        Assert.Contains(EventCode.FileResumed, gateway.EventCodes());
    }

    [Fact]
    public void A_stop_after_the_claim_and_before_the_commit_loses_nothing()
    {
        gateway.DropEnergy(Day);
        Directory.CreateDirectory(Path.Combine(gateway.Folder, "in/energy/work"));
        File.Move(Path.Combine(gateway.Folder, "in/energy/cch_2014-10-17.csv"), Path.Combine(gateway.Folder, "in/energy/work/cch_2014-10-17.csv"));

        gateway.Restart();
        gateway.Take();

        Assert.Equal(24, gateway.Cleansed().Count);
        Assert.Equal(["2014/12/cch_2014-10-17.csv"], gateway.Files("in/energy/done"));
    }

    public void Dispose() => gateway.Dispose();

    private (double Value, ReadingQuality Quality, string Method) Only()
    {
        var reading = Assert.Single(gateway.Cleansed());
        return (reading.Value, reading.Quality, reading.Method);
    }
}

using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Lighting;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Store;

/// <summary>What every database that a gateway can keep its data in has to do.</summary>
public abstract class LocalDatabaseContract : IAsyncLifetime
{
    private static readonly LocalDate Day = new(2014, 10, 17);

    private GatewayWorld gateway = null!;

    public async ValueTask InitializeAsync() => gateway = new GatewayWorld(await DatabaseAsync());

    public ValueTask DisposeAsync()
    {
        gateway?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Keeps_every_value_once_and_a_changed_one_as_a_revision()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.DropEnergy(Day, name: "again.csv", value: hour => $"{hour},00");
        gateway.DropEnergy(Day, name: "changed.csv", value: hour => hour == 5 ? "5,5" : $"{hour},0");
        gateway.Take();

        Assert.Equal(25, gateway.Count("raw_reading"));
        Assert.Equal(("2014-10-17T02:00:00Z", 5.5, ReadingQuality.Measured, "", 2L), gateway.Cleansed()[4]);
        Assert.Equal(24, gateway.Cleansed().Count);
        var files = gateway.Database.Read(connection => FileLedger.Newest(connection, 10));
        Assert.Equal(["changed.csv", "again.csv", "cch_2014-10-17.csv"], files.Select(file => file.Name));
        Assert.All(files, file => Assert.Equal((FileOutcome.Done, 24, 0), (file.Outcome, file.Rows, file.BadRows)));
        Assert.Equal([(24L, 0L, 0L), (0L, 0L, 24L), (0L, 1L, 23L)], gateway.Database.Read(connection => connection.Query(
            "SELECT readings_new, readings_revised, readings_known FROM file_ledger ORDER BY id",
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)))));
    }

    [Fact]
    public void Remembers_for_each_source_what_it_was_last_told()
    {
        var (one, other) = (new SourceMemory(gateway.Database, "one", gateway.Clock), new SourceMemory(gateway.Database, "other", gateway.Clock));
        one.Keep("cursor", "41");
        one.Keep("cursor", "42");
        other.Keep("cursor", "7");

        Assert.Equal(("42", "7", null), (one.Find("cursor"), other.Find("cursor"), one.Find("Cursor")));
    }

    [Fact]
    public void Keeps_programs_of_nodes_and_what_became_of_them()
    {
        var profile = DimmingProfile.Parse("sunset 100; 23:30 60; sunrise 0");
        var master = new LightingProgram("N00", 2, NodeFunction.Master, null, profile, gateway.Clock.GetUtcNow());
        var slave = new LightingProgram("N01", 1, NodeFunction.Slave, "N00", profile, gateway.Clock.GetUtcNow());
        var added = gateway.Database.Write(connection => new[] { master, slave, master with { Version = 1 } }
            .Select(program => ProgramBook.Add(connection, program, [1, 2, 3], Now())).ToList());
        Assert.Equal([true, true, false], added);
        Assert.Equal([master, slave], gateway.Database.Read(connection => ProgramBook.Waiting(connection, "N00")));
        Assert.Equal([slave], gateway.Database.Read(connection => ProgramBook.Waiting(connection, "N01")));
        gateway.Database.Write(connection =>
        {
            Assert.True(ProgramBook.Note(connection, "N01", 1, ProgramState.Refused, "señal débil", Now()));
            Assert.False(ProgramBook.Note(connection, "N01", 1, ProgramState.Refused, "another", Now()));
        });

        Assert.Equal([master], gateway.Database.Read(connection => ProgramBook.Waiting(connection, "N00")));
        var untold = gateway.Database.Read(ProgramBook.Untold);
        Assert.Equal("señal débil", Assert.Single(untold, report => report.State == ProgramState.Refused).Cause);
        gateway.Database.Write(connection => ProgramBook.Told(connection, untold));
        Assert.Empty(gateway.Database.Read(ProgramBook.Untold));
        Assert.Equal([("N00", 1), ("N01", 2)], gateway.Database.Read(ProgramBook.Newest).Select(found => (found.Program.Node, found.Reports.Count)));
    }

    [Fact]
    public void Remembers_a_file_by_its_content_and_what_was_wrong_with_it()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.DropEnergy(Day, name: "copy.csv");
        gateway.Drop("energy", "bad.csv", "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", $"{GatewayWorld.Cups};17/10/2014;1;1.5;R", "x;17/10/2014;2;1,5;R");
        gateway.Take();

        var files = gateway.Database.Read(connection => FileLedger.Newest(connection, 10)).ToDictionary(file => file.Name);
        Assert.Equal(FileOutcome.Repeated, files["copy.csv"].Outcome);
        Assert.Equal((FileOutcome.Bad, 2), (files["bad.csv"].Outcome, files["bad.csv"].BadRows));
        Assert.Equal([2L, 3L], gateway.Database.Read(connection => connection.Query(
            "SELECT line FROM file_rejection WHERE file=@1 ORDER BY line", row => row.GetInt64(0), files["bad.csv"].Id)));
    }

    [Fact]
    public void Tells_meters_apart_by_the_case_of_their_letters_and_keeps_any_character()
    {
        var meters = new[] { "M-1", "m-1", "M-1a", "Zähler ½ – 東京 🔌" };
        var counted = gateway.Database.Write(connection =>
        {
            var file = FileLedger.Add(connection, new FileEntry("s", "name 'with' \"quotes\"; -- \\ and 🔌", new string('a', 64), 1, Instant.FromUnixTimeSeconds(5)), FileOutcome.Done);
            using var ledger = new ReadingLedger(connection, new SiteCalendar(DateTimeZone.Utc), file, Instant.FromUnixTimeSeconds(5));
            return ledger.Record([.. meters.Select((meter, i) => new JudgedReading(
                new RawReading(meter, Quantity.Energy, Instant.FromUtc(2014, 10, 17, 0, 0), 3600, 0.1m * i, SourceFlag.Measured, 1), ReadingQuality.Measured, ""))]);
        });

        Assert.Equal(meters.Length, counted.New);
        Assert.Equal(
            meters.Order(StringComparer.Ordinal),
            gateway.Database.Read(connection => connection.Query("SELECT meter FROM series", row => row.GetString(0))).Order(StringComparer.Ordinal));
        Assert.Equal("name 'with' \"quotes\"; -- \\ and 🔌", gateway.Database.Read(connection => FileLedger.Newest(connection, 1))[0].Name);
        Assert.Equal([0d, 0.1, 0.2, 0.3], gateway.Cleansed().Select(reading => reading.Value).Order());
    }

    [Fact]
    public void Adds_shorter_intervals_up_and_finds_gaps_and_the_past_of_a_series()
    {
        gateway.DropEnergy(Day, hours: 20);
        gateway.DropEnergy(Day.PlusDays(1), value: hour => hour == 3 ? "50" : "1");
        gateway.Take();
        gateway.Database.Write(connection => connection.Execute("DELETE FROM reading WHERE start=@1", Instant.FromUtc(2014, 10, 17, 5, 0).ToUnixTimeSeconds()));

        var calendar = new SiteCalendar(gateway.Settings.Site.Zone);
        var gaps = ReadingGaps.Find(gateway.Database, gateway.Settings.Meters, Instant.FromUnixTimeSeconds(0), calendar.IntervalOf(Day.PlusDays(1)).End);
        Assert.Equal(
            [("2014-10-17T05:00:00Z", "2014-10-17T06:00:00Z"), ("2014-10-17T18:00:00Z", "2014-10-17T22:00:00Z")],
            gaps.Select(gap => (gap.From.ToString(), gap.To.ToString())));
        Assert.Equal("2014-10-17T20:00:00Z", ReadingGaps.Find(
            gateway.Database, gateway.Settings.Meters, Instant.FromUtc(2014, 10, 17, 20, 0), calendar.IntervalOf(Day.PlusDays(1)).End)[0].From.ToString());

        var day = gateway.Database.Read(connection => DayReadings.Read(connection, calendar, gateway.Settings.Meters, Day));
        Assert.Equal((19, 5, false), (day.Hours.Count, day.MissingHours, day.Complete));
        Assert.Equal(20, day.Hours[^1][Quantity.Energy]);

        var past = new SeriesMemories(gateway.Database).Of(GatewayWorld.Cups, Quantity.Energy);
        Assert.Equal((3, "2014-10-18T21:00:00Z"), (past.KnownDays, past.Last?.At.ToString()));
    }

    [Fact]
    public async Task Batches_wait_are_acknowledged_and_keep_their_receipts()
    {
        for (var day = 0; day < 3; day++)
            gateway.DropEnergy(Day.PlusDays(day));
        gateway.Take();
        Assert.Equal(3, gateway.Compose());
        var now = Now();
        Assert.Equal(
            ["BCN-01/2014-10-19/r1", "BCN-01/2014-10-17/r1", "BCN-01/2014-10-18/r1"],
            gateway.Database.Read(connection => Outbox.Due(connection, now, 10)).Select(batch => batch.Id));
        Assert.True(gateway.Database.Read(Outbox.PendingBytes) > 100);

        await gateway.SendAsync();

        Assert.All(gateway.Batches(), batch => Assert.Equal((BatchState.Acknowledged, 24, 0, 0), (batch.State, batch.Accepted, batch.Duplicate, batch.Rejected)));
        Assert.Equal(0, gateway.Database.Read(Outbox.PendingBytes));
        Assert.Equal(3, gateway.Database.Read(connection => Outbox.Count(connection, BatchState.Acknowledged)));
        Assert.Contains("ReceiptId", System.Text.Encoding.UTF8.GetString(gateway.Database.Read(connection => Outbox.Receipt(connection, "BCN-01/2014-10-19/r1"))!), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(gateway.Platform.Bodies, body => body.AsSpan().SequenceEqual(gateway.Database.Read(connection => Outbox.Body(connection, "BCN-01/2014-10-19/r1"))));

        Assert.Equal(3, gateway.Database.Write(connection => Outbox.ClearAcknowledged(connection, now + Duration.FromDays(1))));
        Assert.Throws<InvalidOperationException>(() => gateway.Database.Read(connection => Outbox.Body(connection, "BCN-01/2014-10-19/r1")));
    }

    [Fact]
    public async Task Failures_of_the_line_refusals_and_rejections_stay_known_over_a_restart()
    {
        gateway.DropEnergy(Day);
        gateway.DropEnergy(Day.PlusDays(1));
        gateway.Take();
        gateway.Compose();
        gateway.Platform.GoDown();
        await gateway.SendAsync();
        gateway.Restart();
        Assert.Equal((1, "connection refused"), gateway.Database.Read(connection => (UplinkState.Read(connection).Failures, UplinkState.Read(connection).LastError)));

        gateway.Clock.Advance(TimeSpan.FromMinutes(20));
        gateway.Platform.Answer = request => request.Fault(UrbGrade.Bus.Soap.SoapFaults.Client("no such tenant", ""));
        await gateway.SendAsync();
        Assert.Equal(2, gateway.Database.Read(connection => Outbox.OpenFailures(connection, null, 10)).Count);

        gateway.Platform.ComeBack();
        Assert.Equal(1, gateway.Database.Write(connection => Outbox.Reopen(connection, "day=@1", Now(), "2014-10-17")));
        await gateway.SendAsync();
        Assert.Equal([BatchState.Refused, BatchState.Acknowledged], gateway.Batches().Select(batch => batch.State));
        Assert.Equal("BCN-01/2014-10-18/r1", Assert.Single(gateway.Database.Read(connection => Outbox.OpenFailures(connection, null, 10))).Batch);
    }

    [Fact]
    public async Task Raw_values_are_dropped_when_they_are_old_and_never_before_their_day_is_acknowledged()
    {
        for (var day = 0; day < 3; day++)
            gateway.DropEnergy(Day.PlusDays(day));
        gateway.Take();
        gateway.Compose();
        gateway.Platform.Answer = request => System.Text.Encoding.UTF8.GetString(request.Body).Contains("2014-10-18T12:00:00Z", StringComparison.Ordinal)
            ? request.Fault(UrbGrade.Bus.Soap.SoapFaults.Client("no", ""))
            : request.Accept();
        await gateway.SendAsync();
        gateway.DropEnergy(Day.PlusDays(2), name: "changed.csv", value: hour => $"{hour},5");
        gateway.Take();
        var calendar = new SiteCalendar(gateway.Settings.Site.Zone);

        Assert.Empty(gateway.Database.Read(connection => OldReadings.Days(connection, Day, 10)));
        Assert.Equal([Day], gateway.Database.Read(connection => OldReadings.Days(connection, Day.PlusDays(9), 10)));
        Assert.Equal(24, gateway.Database.Write(connection => OldReadings.Clear(connection, calendar, Day, Now())));

        Assert.Empty(gateway.Database.Read(connection => OldReadings.Days(connection, Day.PlusDays(9), 10)));
        Assert.Equal(72, gateway.Count("raw_reading"));
        Assert.Equal(72, gateway.Cleansed().Count);
    }

    [Fact]
    public void Events_are_found_by_time_and_code()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.Compose();
        var codes = gateway.EventCodes();
        Assert.Equal([EventCode.FileRead, EventCode.DayComposed], codes);

        Assert.Equal("DayComposed", Assert.Single(EventTable.Read(gateway.Database, DateTimeOffset.MinValue, EventCode.DayComposed, 10)).Name[^11..]);
        Assert.Empty(EventTable.Read(gateway.Database, gateway.Clock.GetUtcNow().AddSeconds(1), null, 10));
        gateway.Database.Write(connection => EventTable.Clear(connection, Now() + Duration.FromSeconds(1)));
        Assert.Equal(0, gateway.Count("event"));
    }

    [Fact]
    public void What_is_not_committed_never_was()
    {
        Assert.Throws<InvalidOperationException>(() => gateway.Database.Write(connection =>
        {
            FileLedger.Add(connection, new FileEntry("s", "n", new string('a', 64), 1, Now()), FileOutcome.Done);
            throw new InvalidOperationException("stop");
        }));

        Assert.Equal(0, gateway.Count("file_ledger"));
        gateway.DropEnergy(Day);
        Assert.Equal(1, gateway.Take());
    }

    [Fact]
    public async Task Writers_wait_for_each_other_and_readers_for_nobody()
    {
        // A second gateway process, or a command beside the service, opens the database for itself.
        using var other = GatewayDatabase.Open(gateway.Settings.Database);
        gateway.Database.Write(connection => connection.Execute("INSERT INTO day (day, changed_at, dirty) VALUES ('2014-01-01', 0, 0)"));
        using var begun = new ManualResetEventSlim();
        using var seen = new ManualResetEventSlim();
        var first = Task.Run(() => gateway.Database.Write(connection =>
        {
            var at = connection.Scalar<long>("SELECT changed_at FROM day WHERE day='2014-01-01'");
            begun.Set();
            Assert.True(seen.Wait(TimeSpan.FromMinutes(1)));
            connection.Execute("UPDATE day SET changed_at=@1 WHERE day='2014-01-01'", at + 1);
        }), TestContext.Current.CancellationToken);
        Assert.True(begun.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Equal(0, other.Read(connection => connection.Scalar<long>("SELECT changed_at FROM day WHERE day='2014-01-01'")));
        var second = Task.Run(
            () => other.Write(connection => connection.Execute(
                "UPDATE day SET changed_at=@1 WHERE day='2014-01-01'", connection.Scalar<long>("SELECT changed_at FROM day WHERE day='2014-01-01'") + 10)),
            TestContext.Current.CancellationToken);
        seen.Set();
        await Task.WhenAll(first, second);

        Assert.Equal(11, gateway.Database.Read(connection => connection.Scalar<long>("SELECT changed_at FROM day WHERE day='2014-01-01'")));
    }

    [Fact]
    public void Sees_no_damage_knows_its_size_and_opens_again_as_it_was()
    {
        gateway.DropEnergy(Day);
        gateway.Take();

        Assert.Null(gateway.Database.Read(connection => connection.Dialect.FindDamage(connection)));
        Assert.True(gateway.Database.Read(connection => connection.Dialect.Size(connection)) > 10_000);
        gateway.Restart();
        Assert.Equal(24, gateway.Cleansed().Count);
    }

    /// <summary>A change to the configuration that names an empty database of the kind under test.</summary>
    private protected abstract Task<Action<JsonObject>> DatabaseAsync();

    private protected GatewayWorld World => gateway;

    private Instant Now() => Instant.FromDateTimeOffset(gateway.Clock.GetUtcNow());
}

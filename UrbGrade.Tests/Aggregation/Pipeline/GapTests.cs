using System.Globalization;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Aggregation.Pipeline;

public class GapTests : IAsyncLifetime
{
    private AggregationWorld world = null!;

    public async ValueTask InitializeAsync() => world = await AggregationWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_day_that_is_missing_before_the_request_is_asked_for()
    {
        await Quantified(Day(1));

        var receipt = await world.Send(Day(3));

        Assert.Equal([new ResendRequest("477", At(2), At(3))], receipt.ResendRequests);
        Assert.Contains("\"source\":\"477\"", world.Stored()[^1].ResendRequests, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_that_are_missing_amid_those_of_a_day_are_asked_for_by_the_next_receipt()
    {
        await Quantified(Day(1));
        Count("477", At(2), At(2).AddHours(7));
        Count("477", At(2).AddHours(9), At(3));

        var receipt = await world.Send(Day(3));

        Assert.Equal([new ResendRequest("477", At(2).AddHours(7), At(2).AddHours(9))], receipt.ResendRequests);
    }

    [Fact]
    public async Task A_meter_that_the_request_does_not_name_is_asked_for_up_to_its_newest_hour()
    {
        await Quantified(Text(At(1)), ["477", "478"]);
        Count("478", At(1).AddHours(3), At(1).AddHours(4));

        var receipt = await world.Send(AggregationWorld.Hour(Text(At(1).AddHours(1)), Text(At(1).AddHours(2))));

        Assert.Equal([new ResendRequest("478", At(1).AddHours(1), At(1).AddHours(3))], receipt.ResendRequests);
    }

    [Fact]
    public async Task The_same_receipt_asks_for_the_same_gaps_again()
    {
        await Quantified(Day(1));
        await world.Send(Day(3));

        var again = await world.Send(Day(3));

        Assert.Equal([new ResendRequest("477", At(2), At(3))], again.ResendRequests);
    }

    [Fact]
    public async Task Days_that_follow_one_another_leave_nothing_to_ask_for()
    {
        await Quantified(Day(1));

        Assert.Empty((await world.Send(Day(2))).ResendRequests);
        Count("477", At(2), At(3));
        Assert.Empty((await Later(Day(3), TimeSpan.FromHours(24))).ResendRequests);
    }

    [Fact]
    public async Task A_gap_that_nothing_fills_is_asked_for_on_three_days_and_never_again()
    {
        await Quantified(Day(1));
        List<int> asked = [];
        for (var day = 3; day < 10; day++)
        {
            asked.Add((await Later(Day(day), TimeSpan.FromHours(24))).ResendRequests.Count);
            Count("477", At(day), At(day + 1));
            asked.Add((await Later(Day(day, "5"), TimeSpan.FromHours(3))).ResendRequests.Count);
            Count("477", At(day), At(day + 1));
        }

        Assert.Equal([1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], asked);
    }

    [Fact]
    public async Task What_was_asked_for_is_remembered_over_a_restart()
    {
        await Quantified(Day(1));
        Assert.Single((await world.Send(Day(3))).ResendRequests);
        Count("477", At(3), At(4));
        await using var restarted = world.Another();

        Assert.Empty((await restarted.Send(Day(4))).ResendRequests);
    }

    [Fact]
    public async Task A_gap_that_grows_is_asked_for_where_it_is_new()
    {
        await Quantified(Day(1));
        Assert.Equal([new ResendRequest("477", At(2), At(3))], (await world.Send(Day(3))).ResendRequests);
        world.Platform.Execute("""UPDATE "WorkItems" SET "State" = 2""");

        Assert.Equal([new ResendRequest("477", At(3), At(5))], (await Later(Day(5), TimeSpan.FromHours(1))).ResendRequests);
    }

    [Fact]
    public async Task A_meter_whose_readings_begin_here_has_no_gap()
    {
        await Quantified(Day(1));
        Count("477", At(2), At(9).AddHours(1));

        Assert.Empty((await world.Send(AggregationWorld.Hour(Text(At(9)), Text(At(9).AddHours(1)), source: "478"))).ResendRequests);
    }

    [Fact]
    public async Task A_gap_goes_back_45_days_at_most()
    {
        await Quantified(Day(1));

        var receipt = await world.Send(Day(60));

        Assert.Equal([new ResendRequest("477", At(61).AddDays(-45), At(60))], receipt.ResendRequests);
    }

    [Fact]
    public async Task No_receipt_asks_for_more_than_20_gaps()
    {
        var meters = Enumerable.Range(100, 30).Select(i => $"{i}").ToList();
        await Quantified(Text(At(1)), meters);
        string[] next = [.. meters.Select(meter => AggregationWorld.Hour(Text(At(5)), Text(At(5).AddHours(1)), source: meter))];

        Assert.Equal(20, (await world.Send(next)).ResendRequests.Count);
        meters.ForEach(meter => Count(meter, At(5), At(5).AddHours(1)));
        string[] further = [.. meters.Select(meter => AggregationWorld.Hour(Text(At(5).AddHours(1)), Text(At(5).AddHours(2)), source: meter))];
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, (await world.Send(further)).ResendRequests.Count);
    }

    [Fact]
    public async Task While_another_request_waits_to_be_quantified_nothing_is_asked_for_and_nothing_forgotten()
    {
        await Quantified(Day(1));
        await using var another = world.Another();
        await another.Send(Day(2));

        Assert.Empty((await world.Send(Day(4))).ResendRequests);
        Count("477", At(2), At(3));
        Count("477", At(4), At(5));
        Assert.Equal([new ResendRequest("477", At(3), At(4))], (await Later(Day(5), TimeSpan.FromHours(24))).ResendRequests);
    }

    [Fact]
    public async Task Registers_read_at_instants_leave_no_gaps_between_them()
    {
        static string Register(int day) => AggregationWorld.Message(
            $"<ID_Meter_consumption>477</ID_Meter_consumption><Consumer_measure>{day}</Consumer_measure>", "001", "002", "SeasNve", Text(At(day)));
        await world.Send(Register(1));
        Store("477", At(1), At(1));

        Assert.Empty((await world.Send(Register(3), Register(4))).ResendRequests);
    }

    private static DateTimeOffset At(int day) => new DateTimeOffset(2014, 10, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day - 1);

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Day(int day, string energy = "2.9833") => AggregationWorld.Hour(Text(At(day)), Text(At(day + 1)), energy);

    private Task<AggregationReceipt> Later(string message, TimeSpan after)
    {
        world.Platform.Clock.Advance(after);
        return world.Send(message);
    }

    /// <summary>Sends a day and does what quantification does with it, as far as gaps are concerned.</summary>
    private async Task Quantified(string message)
    {
        await world.Send(message);
        Store("477", At(1), At(2));
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task Quantified(string start, List<string> meters)
    {
        var from = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
        await world.Send([.. meters.Select(meter => AggregationWorld.Hour(start, Text(from.AddHours(1)), source: meter))]);
        meters.ForEach(meter => Store(meter, from, from.AddHours(1)));
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private void Store(string meter, DateTimeOffset from, DateTimeOffset to)
    {
        world.Platform.Execute($"""
            INSERT INTO "Series" ("TenantId", "MeterId", "Quantity", "Unit", "Kind")
                SELECT "TenantId", "Id", 'energy', 'kWh', 0 FROM "Meters" WHERE "Source" = '{meter}';
            INSERT INTO "Readings" ("SeriesId", "StartAt", "EndAt", "TenantId", "Value", "Quality", "Revision", "RawRequestId", "MessageIndex", "LastRequestId")
                SELECT s."Id", {from.ToUnixTimeMilliseconds()}, {to.ToUnixTimeMilliseconds()}, s."TenantId", 1, 0, 1, 1, 0, 1
                FROM "Series" s JOIN "Meters" m ON m."Id" = s."MeterId" WHERE m."Source" = '{meter}';
            """);
        Count(meter, from, to);
    }

    /// <summary>Marks hours as valid; all requests are quantified then.</summary>
    private void Count(string meter, DateTimeOffset from, DateTimeOffset to)
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var hours = Enumerable.Range(0, (int)(to - from).TotalHours).Select(hour => from.AddHours(hour));
        foreach (var day in hours.GroupBy(calendar.DayOf))
        {
            var bits = day.Sum(hour => 1 << (int)(hour - calendar.InstantOf(day.Key)).TotalHours);
            world.Platform.Execute($"""
                INSERT INTO "SeriesDays"
                    ("SeriesId", "LocalDay", "TenantId", "ValidHours", "EstimatedHours", "FilledHours", "RejectedHours", "ReviewHours", "Rules")
                    SELECT s."Id", {day.Key.DayNumber}, s."TenantId", {bits}, 0, 0, 0, 0, 0
                    FROM "Series" s JOIN "Meters" m ON m."Id" = s."MeterId" WHERE m."Source" = '{meter}'
                    ON CONFLICT ("TenantId", "LocalDay", "SeriesId") DO UPDATE SET "ValidHours" = "SeriesDays"."ValidHours" | excluded."ValidHours";
                """);
        }

        world.Platform.Execute("""UPDATE "WorkItems" SET "State" = 2""");
    }
}

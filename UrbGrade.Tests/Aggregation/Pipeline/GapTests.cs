using System.Globalization;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Tests.Aggregation.Pipeline;

public sealed class GapTests : IAsyncLifetime
{
    private AggregationWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AggregationWorld.Create();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_day_that_is_missing_before_the_request_is_asked_for()
    {
        await Quantified(Day(1));

        var receipt = await _world.Send(Day(3));

        Assert.Equal([new ResendRequest("477", At(2), At(3))], receipt.ResendRequests);
        Assert.Contains("\"source\":\"477\"", _world.Stored()[^1].ResendRequests, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_receipt_asks_for_the_same_gaps_again()
    {
        await Quantified(Day(1));
        await _world.Send(Day(3));

        var again = await _world.Send(Day(3));

        Assert.Equal([new ResendRequest("477", At(2), At(3))], again.ResendRequests);
    }

    [Fact]
    public async Task Days_that_follow_one_another_leave_nothing_to_ask_for()
    {
        await Quantified(Day(1));

        Assert.Empty((await _world.Send(Day(2))).ResendRequests);
        Assert.Empty((await _world.Send(Day(3))).ResendRequests);
    }

    [Fact]
    public async Task A_meter_whose_readings_begin_here_has_no_gap()
    {
        await Quantified(Day(1));

        Assert.Empty((await _world.Send(AggregationWorld.Hour(Text(At(9)), Text(At(9).AddHours(1)), source: "478"))).ResendRequests);
    }

    [Fact]
    public async Task A_gap_goes_back_45_days_at_most()
    {
        await Quantified(Day(1));

        var receipt = await _world.Send(Day(100));

        Assert.Equal([new ResendRequest("477", At(100).AddDays(-45), At(100))], receipt.ResendRequests);
    }

    [Fact]
    public async Task No_receipt_asks_for_more_than_20_gaps()
    {
        var meters = Enumerable.Range(100, 30).Select(i => $"{i}").ToList();
        await Quantified(Text(At(1)), meters);

        var receipt = await _world.Send([.. meters.Select(meter => AggregationWorld.Hour(Text(At(5)), Text(At(5).AddHours(1)), source: meter))]);

        Assert.Equal(20, receipt.ResendRequests.Count);
    }

    [Fact]
    public async Task While_another_request_waits_to_be_quantified_nothing_is_asked_for()
    {
        await Quantified(Day(1));
        await using var another = _world.Another();
        await another.Send(Day(2));

        Assert.Empty((await _world.Send(Day(3))).ResendRequests);
    }

    [Fact]
    public async Task Registers_read_at_instants_leave_no_gaps_between_them()
    {
        static string Register(int day) => AggregationWorld.Message(
            $"<ID_Meter_consumption>477</ID_Meter_consumption><Consumer_measure>{day}</Consumer_measure>", "001", "002", "SeasNve", Text(At(day)));
        await _world.Send(Register(1));
        Store("477", At(1), At(1));

        Assert.Empty((await _world.Send(Register(3), Register(4))).ResendRequests);
    }

    private static DateTimeOffset At(int day) => new DateTimeOffset(2014, 10, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day - 1);

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Day(int day) => AggregationWorld.Hour(Text(At(day)), Text(At(day + 1)));

    /// <summary>Sends readings and does what quantification does with them, as far as gaps are concerned.</summary>
    private async Task Quantified(string message)
    {
        await _world.Send(message);
        Store("477", At(1), At(2));
    }

    private async Task Quantified(string start, List<string> meters)
    {
        var from = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
        await _world.Send([.. meters.Select(meter => AggregationWorld.Hour(start, Text(from.AddHours(1)), source: meter))]);
        meters.ForEach(meter => Store(meter, from, from.AddHours(1)));
    }

    private void Store(string meter, DateTimeOffset from, DateTimeOffset to) => _world.Platform.Execute($"""
        INSERT INTO Series (TenantId, MeterId, Quantity, Unit, Kind)
            SELECT TenantId, Id, 'energy', 'kWh', 0 FROM Meters WHERE Source = '{meter}';
        INSERT INTO Readings (SeriesId, StartAt, EndAt, TenantId, Value, Quality, Revision, RawRequestId, MessageIndex, LastRequestId)
            SELECT s.Id, {from.ToUnixTimeMilliseconds()}, {to.ToUnixTimeMilliseconds()}, s.TenantId, 1, 0, 1, 1, 0, 1
            FROM Series s JOIN Meters m ON m.Id = s.MeterId WHERE m.Source = '{meter}';
        UPDATE WorkItems SET State = 2;
        """);
}

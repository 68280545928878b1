using System.Globalization;
using System.Text.Json.Nodes;
using UrbGrade.Modules.Dashboard.SensorThings;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.SensorThings;

public sealed class EntityFilterTests
{
    private static readonly EntitySet<Observation> Set = new(
        "Observations", _ => Array.Empty<Observation>().AsQueryable(), one => JsonValue.Create(one.Id), _ => null, ordered => ordered.ThenBy(one => one.Result),
        _ => new JsonObject());

    /// <summary>It may have to be looked up for each time that it is named.</summary>
    [Theory]
    [InlineData("date(phenomenonTime) eq 2019-07-01")]
    [InlineData("2019-07-01 lt date(phenomenonTime)")]
    [InlineData("time(phenomenonTime) ge 22:00:00")]
    public void An_instant_whose_day_or_time_of_day_is_compared_is_named_once(string filter)
    {
        var chosen = EntityFilter.Apply(Array.Empty<Observation>().AsQueryable(), Set, null!, filter);
        Assert.Equal(2, chosen.Expression.ToString().Split("Milliseconds(").Length);
    }

    [Theory]
    [InlineData("date(phenomenonTime) eq 2019-07-01", "05:30 00:00")]
    [InlineData("date(phenomenonTime) ne 2019-07-01", "22:00 23:59")]
    [InlineData("time(phenomenonTime) lt 05:30:00", "00:00")]
    [InlineData("time(phenomenonTime) ge 22:00:00", "22:00 23:59")]
    public void Days_and_times_of_day_choose(string filter, string expected) =>
        Assert.Equal(expected, Clocks(EntityFilter.Apply(Four(), Set, null!, filter)));

    [Theory]
    [InlineData("time(phenomenonTime)", "00:00 05:30 22:00 23:59")]
    [InlineData("date(phenomenonTime) desc,phenomenonTime desc", "05:30 00:00 23:59 22:00")]
    [InlineData("date(phenomenonTime),time(phenomenonTime) desc", "23:59 22:00 05:30 00:00")]
    [InlineData("year(phenomenonTime),hour(phenomenonTime) desc", "23:59 22:00 05:30 00:00")]
    public void Functions_of_times_order(string order, string expected) => Assert.Equal(expected, Clocks(EntityFilter.Order(Four(), Set, order)));

    private static IQueryable<Observation> Four() => new[] { "2019-07-01T05:30:00Z", "2019-06-30T22:00:00Z", "2019-07-01T00:00:00Z", "2019-06-30T23:59:00Z" }
        .Select(start => new Observation { PhenomenonTime = When.Instant(start) }).ToList().AsQueryable();

    private static string Clocks(IQueryable<Observation> observations) =>
        string.Join(' ', observations.AsEnumerable().Select(one => one.PhenomenonTime.ToString("HH:mm", CultureInfo.InvariantCulture)));
}

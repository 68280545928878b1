using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Prediction.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

/// <summary>From the message of a weather service to the forecast of the meter beside it, on the running platform.</summary>
public class ExpectedWeatherTests : IAsyncLifetime
{
    private const double Expected = 27.5;

    private static readonly DateTimeOffset Hour = new(DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);

    private RunningPlatform platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        platform = await RunningPlatform.Start();
        var put = await platform.Get<ISchemaCatalogue>().Put(
            new SchemaDraft(
                "20", "WEATHER", "1",
                """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence><xs:element name="start" type="xs:dateTime"/><xs:element name="end" type="xs:dateTime"/><xs:element name="expected" type="xs:double"/><xs:element name="measured" type="xs:double" minOccurs="0"/></xs:sequence></xs:complexType></xs:element></xs:schema>""",
                """{"meterField":null,"startField":"start","endField":"end","fields":[{"field":"expected","quantity":"temperature_out_forecast","unit":"Cel","kind":"mean","medium":null},{"field":"measured","quantity":"temperature_in","unit":"Cel","kind":"mean","medium":null}]}"""),
            Cancellation);
        Assert.Equal(AdministrationOutcome.Done, put.Outcome);
        platform.Get<ChangeWatch>().Look();
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task What_is_expected_of_the_coming_days_comes_by_message_and_the_forecast_uses_it()
    {
        const int Days = 40;
        var measured = await platform.Send(AggregationWorld.Body(Enumerable.Range(-24 * Days, 24 * Days).Select(Measured)));
        Assert.Equal((24 * Days, 0), (measured.Accepted, measured.Rejected));
        var expected = await platform.Send(AggregationWorld.Body(Enumerable.Range(0, 24 * 5).Select(hour => Weather(hour))));
        Assert.Equal((24 * 5, 0), (expected.Accepted, expected.Rejected));
        await Eventually.Equal(24 * ((3 * Days) + 5), () => platform.Rows<ReadingRow>().Count);

        await using (var scope = platform.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<IForecastRuns>().Schedule(Cancellation);
        }

        var series = platform.Rows<SeriesRow>().Single(row => row.Quantity == Quantities.Energy).Id;
        await Eventually.Equal(TemperatureBasis.Issued, () => Standing(series)?.Temperature);
        var standing = Standing(series)!;
        var outlook = Numbers.Unpack(platform.Rows<ForecastRow>().Single(row => row.StandingId == standing.Id && row.Night == standing.Night).Outlook!).Where(double.IsFinite).ToList();
        Assert.InRange(outlook.Count, 24 * 4, 24 * 5);
        Assert.All(outlook, value => Assert.Equal(Expected, value, 1e-4));
    }

    [Fact]
    public async Task Hours_further_ahead_than_services_forecast_are_refused_and_so_is_what_cannot_have_been_measured_yet()
    {
        var receipt = await platform.Send(AggregationWorld.Body(
            [Weather((16 * 24) - 1), Weather((16 * 24) + 1), Weather(30, "<measured>21</measured>"), Weather(-3, "<measured>21</measured>")]));

        Assert.Equal(2, receipt.Accepted);
        Assert.Equal([(1, RejectionCode.TimestampInFuture), (2, RejectionCode.TimestampInFuture)], receipt.Rejections.Select(one => (one.Index, one.Code)));
    }

    [Fact]
    public async Task No_day_to_come_is_counted_and_nothing_is_asked_for_again()
    {
        await platform.Send(AggregationWorld.Body(Enumerable.Range(-30, 30).Select(Measured)));
        var receipt = await platform.Send(AggregationWorld.Body(Enumerable.Range(12, 24).Select(hour => Weather(hour))));
        await Eventually.Equal((30 * 3) + 24, () => platform.Rows<ReadingRow>().Count);
        await Eventually.Equal(false, () => platform.Rows<WorkItemRow>().Exists(item => item.State < WorkItemState.Done));

        Assert.Empty(receipt.ResendRequests);
        var today = DateOnly.FromDateTime(Hour.UtcDateTime);
        Assert.NotEmpty(platform.Rows<SeriesDayRow>());
        Assert.All(platform.Rows<SeriesDayRow>(), day => Assert.True(day.LocalDay <= today.AddDays(1)));
        Assert.DoesNotContain(platform.Rows<SeriesDayRow>(), day => day.SeriesId == platform.Rows<SeriesRow>().Single(row => row.Quantity == Quantities.ExpectedTemperature).Id);
    }

    private static string Measured(int hour)
    {
        var at = Hour.AddHours(hour);
        var cold = 5 + (4 * Math.Sin(at.Hour / 24.0 * 2 * Math.PI)) + (at.DayOfYear % 3);
        return AggregationWorld.Hour(
            Text(at), Text(at.AddHours(1)), Number(10 + (2 * (15 - cold)) + (hour * 7 % 5 * 0.1)),
            more: $"<energy_price>0.1</energy_price><temperature_out>{Number(cold)}</temperature_out>");
    }

    private static string Weather(int hour, string more = "") => AggregationWorld.Message(
        $"<start>{Text(Hour.AddHours(hour))}</start><end>{Text(Hour.AddHours(hour + 1))}</end><expected>{Number(Expected)}</expected>{more}", "WEATHER", "1");

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private ForecastStandingRow? Standing(int series) =>
        platform.Rows<ForecastStandingRow>().SingleOrDefault(row => row.SeriesId == series && row.Resolution == ForecastResolution.Hour);
}

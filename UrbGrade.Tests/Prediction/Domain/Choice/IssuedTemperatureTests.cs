using System.Globalization;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Calendar;
using UrbGrade.Modules.Prediction.Domain.Choice;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Prediction.Domain.Choice;

/// <summary>Heat of sixteen houses at Sønderborg in 76 days of a winter, beside what a weather service issued each hour for the next 36.</summary>
public sealed class IssuedTemperatureTests
{
    private const int Judged = 14;

    [Fact]
    public void Heat_is_forecast_better_with_temperatures_as_they_were_issued_than_with_those_measured_until_then()
    {
        var (heat, outside, issued) = Read();
        var (informed, uninformed) = (Backtest(Series(heat, outside, issued)), Backtest(Series(heat, outside, issued: null)));
        TestContext.Current.TestOutputHelper?.WriteLine($"MASE {informed:F3} with temperatures as issued, {uninformed:F3} without");

        Assert.True(informed <= uninformed, $"MASE {informed:F3} with temperatures as issued, {uninformed:F3} without");
    }

    [Fact]
    public void What_was_issued_is_known_at_an_origin_and_what_came_is_not()
    {
        var (heat, outside, issued) = Read();
        var origin = heat.Length - 48;
        var spoilt = outside.ToArray();
        Array.Fill(spoilt, 40, origin, spoilt.Length - origin);

        var known = Series(heat, spoilt, issued).TemperatureKnownAt(origin, 24)!;

        Assert.Equal(issued[origin - 1][..24], known[origin..]);
        Assert.Equal(Forecasts(outside), Forecasts(spoilt));

        double[]?[] Forecasts(double[] temperature) => ModelForecasts.At(Series(heat, temperature, issued), ModelForecasts.NewModels(), origin, 24);
    }

    private static double Backtest(ForecastSeries series) => RollingBacktest.Run(
        series, ModelForecasts.NewModels(), series.Load.Length - (24 * Judged), Judged, horizon: 24, step: 24).Chosen!.Mase;

    private static ForecastSeries Series(double[] heat, double[] outside, double[][]? issued) => new(
        new CivilSeries(new DateOnly(2010, 12, 15), 24, heat), outside, PublicHolidays.Denmark,
        issued is null ? null : new IssuedOutlook(origin => origin > 0 ? issued[origin - 1] : null, new PersistentOutlook(outside, 24)));

    /// <summary>Lines of both files are of the same hours, each told by its end: a line's forecasts begin with the hour after.</summary>
    private static (double[] Heat, double[] Outside, double[][] Issued) Read()
    {
        var (measured, issued) = (Lines("dk_sonderborg_heatload_weather_2010_2011_hourly.csv"), Lines("dk_sonderborg_temp_forecast_36h.csv"));
        Assert.Equal(measured.Select(line => line[0]), issued.Select(line => line[0]));
        return (Column("mean16_houses_heat_kw"), Column("temp_out_c"), [.. issued.Skip(1).Select(line => Array.ConvertAll(line[1..], Number))]);

        double[] Column(string name) => [.. measured.Skip(1).Select(line => Number(line[Array.IndexOf(measured[0], name)]))];
    }

    private static List<string[]> Lines(string file) =>
        [.. File.ReadLines(Path.Combine(SharedData.Folder("kalundborg"), file)).Select(line => line.Split(','))];

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}

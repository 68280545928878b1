using System.Globalization;

namespace UrbGrade.Tests.Web.Commands;

public sealed class FactorCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("en-GB")]
    [InlineData("da-DK")]
    public async Task A_price_has_a_decimal_point_also_where_the_machine_writes_a_comma(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var code = await run.Admin(
            "tariff", "add", "--zone", "DK", "--carrier", "heat", "--from-year", "2025", "--method", "contract", "--per-kwh", "0.62", "--tax", "0.25", "--currency", "DKK",
            "--source", "price list");

        Assert.True(code == 0, run.Output + run.Error);
        var added = (await run.Json("tariff", "list")).EnumerateArray().Single(tariff => tariff.GetProperty("zone").GetString() == "DK");
        Assert.Equal((0.62, 0.25), (added.GetProperty("energyPrice").GetDouble(), added.GetProperty("tax").GetDouble()));
    }

    [Theory]
    [InlineData("water", "--per-m3 62.5 --per-year 850", 62.5, 850)]
    [InlineData("heat", "--per-kwh 0.62 --per-kw-year 20", 0.62, 20)]
    public async Task Water_is_priced_by_the_cubic_metre_and_the_connection(string carrier, string prices, double each, double ofYear)
    {
        var code = await Add(carrier, prices);

        Assert.True(code == 0, run.Output + run.Error);
        var added = (await run.Json("tariff", "list")).EnumerateArray().Single(tariff => tariff.GetProperty("zone").GetString() == "DK");
        Assert.Equal((each, ofYear), (added.GetProperty("energyPrice").GetDouble(), added.GetProperty("powerPrice").GetDouble()));
    }

    [Theory]
    [InlineData("water", "--per-kwh 0.62")]
    [InlineData("water", "--per-m3 62.5 --per-kw-year 20")]
    [InlineData("heat", "--per-m3 62.5")]
    [InlineData("heat", "--per-kwh 0.62 --per-year 850")]
    [InlineData("heat", "")]
    public async Task A_price_for_what_the_carrier_is_not_measured_in_is_refused(string carrier, string prices)
    {
        Assert.NotEqual(0, await Add(carrier, prices));
        Assert.Contains("A tariff of water has '--per-m3'", run.Output + run.Error, StringComparison.Ordinal);
    }

    private Task<int> Add(string carrier, string prices) => run.Admin(
    [
        "tariff", "add", "--zone", "DK", "--carrier", carrier, "--from-year", "2025", "--method", "contract", "--currency", "DKK", "--source", "price list",
        .. prices.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ]);
}

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
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Web.Api;

public sealed class SeriesAddressTests
{
    [Fact]
    public void An_address_reads_back_as_it_was_written()
    {
        var address = SeriesAddress.Json(7, Quantity.Cost, new DateOnly(2019, 3, 1), new DateOnly(2019, 3, 31), Resolution.Day);

        Assert.True(SeriesAddress.TryRead(Query(address[address.IndexOf('?', StringComparison.Ordinal)..]), out var request, out _));
        Assert.Equal(new SeriesRequest(7, Quantity.Cost, new DateOnly(2019, 3, 1), new DateOnly(2019, 4, 1), Resolution.Day), request);
    }

    [Theory]
    [InlineData("?quantity=EnergyKwh&from=2019-01-01&to=2019-01-02&resolution=Day", "asset: found ''")]
    [InlineData("?asset=-1&quantity=EnergyKwh&from=2019-01-01&to=2019-01-02&resolution=Day", "asset: found '-1'")]
    [InlineData("?asset=1&quantity=0&from=2019-01-01&to=2019-01-02&resolution=Day", "quantity: found '0'")]
    [InlineData("?asset=1&quantity=EnergyKwh&from=01/01/2019&to=2019-01-02&resolution=Day", "from: found '01/01/2019'")]
    [InlineData("?asset=1&quantity=EnergyKwh&from=2019-01-02&to=2019-01-01&resolution=Day", "to: found '2019-01-01'")]
    [InlineData("?asset=1&quantity=EnergyKwh&from=1999-01-01&to=2019-01-01&resolution=Day", "to: found '2019-01-01'")]
    [InlineData("?asset=1&quantity=EnergyKwh&from=2019-01-01&to=2019-01-02&resolution=Week", "resolution: found 'Week'")]
    public void A_wrong_part_is_named_with_what_was_found(string query, string problem)
    {
        Assert.False(SeriesAddress.TryRead(Query(query), out _, out var said));
        Assert.StartsWith(problem, said, StringComparison.Ordinal);
    }

    private static QueryCollection Query(string text) => new(QueryHelpers.ParseQuery(text));
}

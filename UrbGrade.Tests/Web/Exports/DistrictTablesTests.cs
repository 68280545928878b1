using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Exports;

namespace UrbGrade.Tests.Web.Exports;

public sealed class DistrictTablesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_that_is_told_in_part_says_which_days_count_and_a_whole_one_nothing()
    {
        var district = (await new FictionalDistrictQueries(new FictionalDistrict()).Find("20", Cancellation))! with
        {
            Months =
            [
                new DistrictMonth(When.Day("2019-10-01"), 400, null, 1, 0) { From = When.Day("2019-10-20") },
                new DistrictMonth(When.Day("2019-11-01"), 900, null, 1, 0),
                new DistrictMonth(When.Day("2019-12-01"), 300, null, 1, 0) { UpTo = When.Day("2019-12-09") },
            ],
        };
        using var output = new MemoryStream();
        await CsvTables.Write(DistrictTables.Months(district), output, Cancellation);
        var rows = await ForeignReader.Csv(output.ToArray());

        Assert.Equal(
            [("counted_from", "counted_up_to"), ("2019-10-20", ""), ("", ""), ("", "2019-12-09")],
            rows.Select(row => (row[^2], row[^1])));
    }
}

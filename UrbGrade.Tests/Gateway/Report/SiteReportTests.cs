using NodaTime;
using UrbGrade.Gateway.Report;
using UrbGrade.Tests.Gateway.Sites;

namespace UrbGrade.Tests.Gateway.Report;

public sealed class SiteReportTests
{
    private static readonly LocalDate Day = new(2013, 11, 13);
    private static readonly Instant Now = Instant.FromUtc(2013, 12, 1, 9, 0);

    [Fact]
    public async Task Says_what_was_read_estimated_rejected_and_sent()
    {
        using var world = await KalundborgWorld.WithAGapAndABadTelegram();

        var report = new SiteReportReader(world.Settings, world.Database).Read(Day, Day, Now);

        var meter = Assert.Single(report.Meters);
        Assert.Equal(("H7", "heat", "kWh", 24, 18, 6, 0), (meter.Element, meter.Carrier, meter.Unit, meter.Expected, meter.Measured, meter.Estimated, meter.Missing));
        Assert.Equal(48, meter.Used, 6);
        Assert.Equal(("03-gap like-day ES", 6), (meter.Methods.Single().Key, meter.Methods.Single().Value));
        Assert.Equal("03-gap", Assert.Single(report.Findings).Rule);
        Assert.Equal(("KAL-07/2013-11-13/r1", "acknowledged", 24L, 24L), (report.Batches[0].Id, report.Batches[0].State, report.Batches[0].Messages, report.Batches[0].Accepted));
        Assert.Empty(report.Files);

        var taken = new SiteReportReader(world.Settings, world.Database).Read(new LocalDate(2013, 12, 1), new LocalDate(2013, 12, 1), Now);
        Assert.Equal(("done", 93L, 1L), (taken.Files[0].Outcome, taken.Files[0].Rows, taken.Files[0].BadRows));
        Assert.Equal(("BadChecksum", 1), (taken.Files[0].Rejections.Single().Key, taken.Files[0].Rejections.Single().Value));
    }

    [Fact]
    public async Task Is_a_page_and_a_table_that_run_nothing_of_what_was_read()
    {
        using var world = await KalundborgWorld.WithAGapAndABadTelegram();
        var report = new SiteReportReader(world.Settings, world.Database).Read(Day, Day, Now) with
        {
            Findings = [new NoticedFault("=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "03-gap", Now, Now, "a;b")],
        };

        var page = ReportHtml.Write(report);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("03-gap like-day ES: 6", page, StringComparison.Ordinal);

        using var text = new StringWriter();
        ReportCsv.Write(report, text);
        var rows = text.ToString().Split("\r\n");
        Assert.Equal("meter;H7;2013-11-13;2013-11-13;48;kWh;18;6;0;heat", rows[1]);
        Assert.Equal("estimate;H7;;;6;h;;;;03-gap like-day ES", rows[2]);
        Assert.DoesNotContain(";=HYPERLINK", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"03-gap: a;b\"", text.ToString(), StringComparison.Ordinal);
    }
}

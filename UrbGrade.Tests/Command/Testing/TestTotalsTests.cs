using System.Xml.Linq;
using UrbGrade.Command.Testing;

namespace UrbGrade.Tests.Command.Testing;

public sealed class TestTotalsTests
{
    [Fact]
    public void The_closing_line_names_passed_and_failed() =>
        Assert.Equal("12 passed, 0 failed", new TestTotals(12, 0, 0).ToString());

    [Fact]
    public void The_closing_line_names_skipped_tests_only_when_there_are_some() =>
        Assert.Equal("1234 passed, 1 failed, 7 skipped", new TestTotals(1234, 1, 7).ToString());

    [Theory]
    [InlineData(3, 0, 0, true)]
    [InlineData(3, 0, 2, true)]
    [InlineData(3, 1, 0, false)]
    [InlineData(0, 0, 0, false)]
    [InlineData(0, 0, 9, false)]
    public void A_run_is_good_only_when_tests_ran_and_none_failed(int passed, int failed, int skipped, bool good) =>
        Assert.Equal(good, new TestTotals(passed, failed, skipped).Good);

    [Fact]
    public void Errors_outside_tests_count_as_failures()
    {
        var report = XDocument.Parse("""
            <assemblies>
              <assembly passed="5" failed="1" skipped="2" errors="3" />
              <assembly passed="1" failed="0" skipped="0" errors="0" />
            </assemblies>
            """);

        Assert.Equal(new TestTotals(6, 4, 2), TestTotals.OfReport(report));
    }
}

using System.Xml.Linq;
using UrbGrade.Command.Testing;

namespace UrbGrade.Tests.Command.Testing;

public sealed class FailedTestsTests
{
    [Fact]
    public void A_few_that_failed_are_worth_another_run() =>
        Assert.Equal(["A.B.F", "A.B.F"], FailedTests.Few(Report(("B", "E", "Pass"), ("B", "F", "Fail"), ("B", "F", "Fail"))));

    [Fact]
    public void When_many_failed_something_is_broken() =>
        Assert.Empty(FailedTests.Few(Report([.. Enumerable.Range(1, 6).Select(i => ("B", $"F{i}", "Fail"))])));

    [Fact]
    public void What_failed_outside_of_tests_is_not_run_again()
    {
        var report = Report(("B", "F", "Fail"));
        report.Root!.Element("assembly")!.SetAttributeValue("errors", 1);
        Assert.Empty(FailedTests.Few(report));
    }

    [Fact]
    public void Only_what_passed_wholly_the_second_time_counts_as_passed()
    {
        var again = Report(("B", "F", "Pass"), ("B", "G", "Pass"), ("B", "G", "Fail"), ("B", "H", "Skip"));
        Assert.Equal(["A.B.F", "A.B.F"], FailedTests.Recovered(["A.B.F", "A.B.F", "A.B.G", "A.B.H", "A.B.I"], again));
    }

    [Fact]
    public void The_totals_tell_what_passed_in_the_end() =>
        Assert.Equal("12 passed, 1 failed", new TestTotals(Passed: 10, Failed: 3, Skipped: 0).With(recovered: 2).ToString());

    private static XDocument Report(params IEnumerable<(string Type, string Method, string Result)> tests) => new(new XElement(
        "assemblies",
        new XElement("assembly", new XAttribute("errors", 0), tests.Select(test => new XElement(
            "test", new XAttribute("type", $"A.{test.Type}"), new XAttribute("method", test.Method), new XAttribute("result", test.Result))))));
}

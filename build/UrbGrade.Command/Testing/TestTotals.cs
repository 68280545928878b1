using System.Globalization;
using System.Xml.Linq;

namespace UrbGrade.Command.Testing;

/// <summary>How a test run ended.</summary>
/// <param name="Failed">Tests that failed, and errors outside any test.</param>
internal sealed record TestTotals(int Passed, int Failed, int Skipped)
{
    /// <summary>Reads a report in xunit's own XML.</summary>
    public static TestTotals OfReport(XDocument report)
    {
        var assemblies = report.Descendants("assembly").ToList();
        return new TestTotals(Sum("passed"), Sum("failed") + Sum("errors"), Sum("skipped"));

        int Sum(string name) => assemblies.Sum(assembly => (int?)assembly.Attribute(name) ?? 0);
    }

    /// <summary>The totals once so many of the failed tests have passed.</summary>
    public TestTotals With(int recovered) => this with { Passed = Passed + recovered, Failed = Failed - recovered };

    /// <summary>Some tests ran and none failed.</summary>
    public bool Good => Failed == 0 && Passed > 0;

    /// <summary>The line that closes every run: <c>12 passed, 0 failed, 1 skipped</c>.</summary>
    public override string ToString()
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed");
        return Skipped == 0 ? line : string.Create(CultureInfo.InvariantCulture, $"{line}, {Skipped} skipped");
    }
}

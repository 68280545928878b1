using System.Xml.Linq;

namespace UrbGrade.Command.Testing;

/// <summary>The tests of a report that did not pass.</summary>
internal static class FailedTests
{
    /// <summary>When more fail, something is broken, and another run would only take time.</summary>
    private const int Most = 5;

    /// <summary>The method of each failed test (once for each failed row of a theory) if they are few, else none. None too when something
    /// failed outside of tests.</summary>
    public static IReadOnlyList<string> Few(XDocument report)
    {
        var failed = Failed(report);
        var isOfTestsAlone = report.Descendants("assembly").All(assembly => (int?)assembly.Attribute("errors") is null or 0);
        return isOfTestsAlone && failed.Count <= Most ? failed : [];
    }

    /// <summary>Those whose method passed wholly in another run.</summary>
    /// <param name="failed">As <see cref="Few"/> gives them.</param>
    public static IReadOnlyList<string> Recovered(IReadOnlyList<string> failed, XDocument again)
    {
        var stillFailed = Failed(again).ToHashSet(StringComparer.Ordinal);
        var ran = again.Descendants("test").Where(test => (string?)test.Attribute("result") == "Pass").Select(MethodOf).ToHashSet(StringComparer.Ordinal);
        return [.. failed.Where(method => ran.Contains(method) && !stillFailed.Contains(method))];
    }

    private static List<string> Failed(XDocument report) =>
        [.. report.Descendants("test").Where(test => (string?)test.Attribute("result") == "Fail").Select(MethodOf)];

    private static string MethodOf(XElement test) => $"{(string?)test.Attribute("type")}.{(string?)test.Attribute("method")}";
}

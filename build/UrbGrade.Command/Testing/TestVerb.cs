using System.Xml;
using System.Xml.Linq;
using UrbGrade.Command.Processes;
using UrbGrade.Command.Publishing;
using UrbGrade.Command.Tools;

namespace UrbGrade.Command.Testing;

/// <summary><c>urbgrade test [filter...]</c>: everything from a clean checkout to the closing line.</summary>
internal sealed class TestVerb(Workspace workspace, Terminal terminal)
{
    // Tests compute years of readings, which takes code for debuggers several times as long; and this is what runs in a town.
    private const string Configuration = "Release";

    private string Results => Path.Combine(workspace.Artifacts, "test-results");

    /// <param name="filters">Parts of test names; a test runs when its full name contains one. None: all tests.</param>
    /// <param name="settings">Environment variables that make tests do more than they do by themselves; then what they have to say is shown.</param>
    public async Task<int> RunAsync(
        IReadOnlyList<string> filters, CancellationToken cancellation, IReadOnlyDictionary<string, string?>? settings = null)
    {
        await new Toolchain(workspace).RequireAsync(cancellation);
        await new SystemPackages(workspace, terminal).EnsureAsync(SystemPackages.ForTests, cancellation);
        await BuildAsync(cancellation);
        await InstallNpmPackagesAsync(cancellation);
        var totals = await RunTestsAsync(filters, settings, cancellation);
        terminal.Say(totals.ToString());
        return totals.Good ? ExitCodes.Done : ExitCodes.Failed;
    }

    private async Task BuildAsync(CancellationToken cancellation)
    {
        terminal.Say("Building ...");
        var errors = new List<string>();
        var build = Invocation.OfDotnet(
            workspace.Root, "build", workspace.Solution, "-c", Configuration, "-v", "minimal", "-nologo", "-tl:off", "-nodeReuse:false");
        var exitCode = await ProgramRun.StreamAsync(build, OnLine, cancellation);
        if (exitCode != 0)
            throw new CommandFailedException($"the solution does not build:\n{string.Join('\n', errors.Distinct())}");

        void OnLine(string line)
        {
            if (BuildOutput.Finished(line) is { } project)
                terminal.Say($"  {project}");
            if (BuildOutput.IsError(line))
                errors.Add(line);
        }
    }

    private async Task InstallNpmPackagesAsync(CancellationToken cancellation)
    {
        var npm = new Npm(terminal);
        var locks = SourceFiles.Under(workspace.At("UrbGrade.Tests"))
            .Where(file => Path.GetFileName(file) == "package-lock.json");
        foreach (var file in locks)
            await npm.InstallAsync(Path.GetDirectoryName(file)!, cancellation);
    }

    private async Task<TestTotals> RunTestsAsync(
        IReadOnlyList<string> filters, IReadOnlyDictionary<string, string?>? settings, CancellationToken cancellation)
    {
        if (Directory.Exists(Results))
            Directory.Delete(Results, recursive: true);
        Directory.CreateDirectory(Results);
        terminal.Say("Testing ...");
        var (report, output) = await RunAsync("tests", Chosen(filters), settings ?? new Dictionary<string, string?>(), cancellation);
        if (report is null)
            return new TestTotals(output.Passed, output.Failed + 1, output.Skipped);
        SaySkipped(report);
        if (settings is not null)
            SayOutputs(report);
        var totals = TestTotals.OfReport(report);
        if (settings is null && FailedTests.Few(report) is { Count: > 0 } failed)
            totals = totals.With(await RunAgainAsync(failed, cancellation));
        terminal.Say($"Results, screenshots and the whole output: {workspace.Relative(Results)}");
        return totals;
    }

    /// <returns>How many of the failed tests passed now; none when one of them did not run.</returns>
    private async Task<int> RunAgainAsync(IReadOnlyList<string> failed, CancellationToken cancellation)
    {
        // Hundreds of tests share the machine with browsers and database servers: what fails among them and passes alone is told as such.
        terminal.Say("What failed, once more by itself ...");
        var (report, _) = await RunAsync("tests-again", ["--filter-method", .. failed.Distinct(StringComparer.Ordinal)], new Dictionary<string, string?>(), cancellation);
        if (report is null)
            return 0;
        var unsteady = FailedTests.Recovered(failed, report);
        foreach (var test in unsteady.Distinct(StringComparer.Ordinal))
            terminal.Say($"  unsteady: {test} failed, and passed when it ran by itself");
        return unsteady.Count;
    }

    private async Task<(XDocument? Report, TestOutput Output)> RunAsync(
        string name, IReadOnlyList<string> choice, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellation)
    {
        var log = Path.Combine(Results, name + ".log");
        var output = new TestOutput(terminal);
        int exitCode;
        await using (var writer = new StreamWriter(log))
        {
            exitCode = await ProgramRun.StreamAsync(
                Invoke(name, choice, settings),
                line =>
                {
                    writer.WriteLine(line);
                    output.OnLine(line);
                },
                cancellation);
        }

        terminal.EndProgress();
        var report = Read(Path.Combine(Results, name + ".xml"));
        if (report is null)
            terminal.Say($"The test program ended with code {exitCode} before it wrote its results; see {workspace.Relative(log)}");
        return (report, output);
    }

    private static IReadOnlyList<string> Chosen(IReadOnlyList<string> filters) =>
        filters.Count == 0 ? [] : ["--filter-method", .. filters.Select(filter => $"*{filter.Trim('*')}*")];

    private Invocation Invoke(string name, IReadOnlyList<string> choice, IReadOnlyDictionary<string, string?> settings)
    {
        List<string> arguments =
        [
            workspace.At("UrbGrade.Tests", "bin", Configuration, "net10.0", "UrbGrade.Tests.dll"),
            "--ansi", "off", "--progress", "off", "--output", "Detailed",
            "--results-directory", Results, "--report-xunit-xml", "--report-xunit-xml-filename", name + ".xml",
            "--timeout", "78m", .. choice,
        ];
        return Invocation.OfDotnet(workspace.Root, arguments) with
        {
            Environment = new Dictionary<string, string?>(settings)
            {
                [Workspace.RootVariable] = workspace.Root,
                ["URBGRADE_ARTIFACTS"] = Results,
            },
        };
    }

    private void SaySkipped(XDocument report)
    {
        var reasons = report.Descendants("test")
            .Where(test => (string?)test.Attribute("result") == "Skip")
            .GroupBy(test => (string?)test.Element("reason") ?? "no reason given", StringComparer.Ordinal);
        foreach (var reason in reasons)
            terminal.Say($"  skipped {reason.Count()}: {reason.Key}");
    }

    private void SayOutputs(XDocument report)
    {
        foreach (var line in report.Descendants("output").SelectMany(output => output.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            terminal.Say($"  {line.TrimEnd()}");
    }

    private static XDocument? Read(string report)
    {
        try
        {
            return File.Exists(report) ? XDocument.Load(report) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}

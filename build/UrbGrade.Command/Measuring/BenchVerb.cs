using UrbGrade.Command.Processes;
using UrbGrade.Command.Publishing;
using UrbGrade.Command.Tools;

namespace UrbGrade.Command.Measuring;

/// <summary><c>urbgrade bench [name...]</c>: publishes what is measured and what measures it, and runs it.</summary>
internal sealed class BenchVerb(Workspace workspace, Terminal terminal)
{
    private static readonly SystemPackage[] Needed =
    [
        new("libwss4j-java", "the comparison with WSS4J"),
        new("default-jdk-headless", "the comparison with WSS4J", Program: "javac"),
        new("chromium", "drawing a chart"),
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> names, bool quick, CancellationToken cancellation)
    {
        var publisher = new Publisher(workspace, terminal);
        var benchmarks = await publisher.PublishAsync(PublishedProgram.Benchmarks, cancellation);
        await new SystemPackages(workspace, terminal).EnsureAsync(Needed, cancellation);
        var platform = await publisher.PublishAsync(PublishedProgram.Platform, cancellation);
        var measure = Invocation.OfDotnet(
            workspace.Root,
            [
                benchmarks, .. names, .. quick ? ["--quick"] : Array.Empty<string>(),
                "--platform", platform,
                "--folder", Path.Combine(workspace.Artifacts, "bench"),
                "--report", workspace.At("docs", "benchmarks.md"),
            ]);
        return await ProgramRun.InheritAsync(measure);
    }
}

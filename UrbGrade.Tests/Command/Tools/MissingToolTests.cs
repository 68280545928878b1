using UrbGrade.Command;
using UrbGrade.Command.Processes;

namespace UrbGrade.Tests.Command.Tools;

public sealed class MissingToolTests : IDisposable
{
    private readonly TemporaryCheckout checkout = new();
    private readonly string path;

    public MissingToolTests()
    {
        path = Path.Combine(checkout.Root, "path");
        Directory.CreateDirectory(path);
    }

    public void Dispose() => checkout.Dispose();

    [Fact]
    public async Task Without_Node_the_command_names_it_and_says_how_to_get_it()
    {
        var (exitCode, output) = await RunAsync(Host(), Path.Combine(AppContext.BaseDirectory, "urbgrade-command.dll"), "test");

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("Node.js (20 or newer) is missing", output, StringComparison.Ordinal);
        Assert.Contains("apt-get install nodejs npm", output, StringComparison.Ordinal);
        Assert.Contains("npm is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_old_Node_the_command_says_which_one_it_found()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins are shell scripts");
        Script("node", "echo v18.4.0");
        Script("npm", "echo 9.1.0");

        var (exitCode, output) = await RunAsync(Host(), Path.Combine(AppContext.BaseDirectory, "urbgrade-command.dll"), "test");

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("Node.js 18.4.0 is too old", output, StringComparison.Ordinal);
        Assert.DoesNotContain("npm is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_SDK_the_wrapper_names_it_and_says_how_to_get_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper of other systems");
        var wrapper = Path.Combine(Workspace.Find().Root, "urbgrade");
        foreach (var tool in new[] { "dirname", "readlink" })
            File.CreateSymbolicLink(Path.Combine(path, tool), $"/usr/bin/{tool}");

        var (exitCode, output) = await RunAsync("/bin/sh", wrapper, "up");

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("the .NET SDK is missing", output, StringComparison.Ordinal);
        Assert.Contains("apt-get install dotnet-sdk-10.0", output, StringComparison.Ordinal);
    }

    private static string Host()
    {
        var running = Environment.ProcessPath;
        if (Path.GetFileNameWithoutExtension(running) == "dotnet")
            return running!;
        // The test program runs from its own executable: its runtime lies in dotnet/shared/NAME/VERSION.
        var shared = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Path.GetFullPath(Path.Combine(shared, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
    }

    private void Script(string name, string body)
    {
        var file = Path.Combine(path, name);
        File.WriteAllText(file, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments) =>
        await ProgramRun.CaptureAsync(
            new Invocation(program, arguments, checkout.Root)
            {
                Environment = new Dictionary<string, string?> { ["PATH"] = path, [Workspace.RootVariable] = checkout.Root },
            },
            TestContext.Current.CancellationToken);
}

using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

public sealed class PrecedenceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task One_of_several_processes_gives_way_once_it_is_up_and_one_alone_does_not()
    {
        using var server = TestCertificates.SelfSigned("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        var files = TestCertificates.Write(folder.Path, "server", server);

        await using var alone = PlatformProcess.Start(folder.File("alone"), files);
        await using var worker = PlatformProcess.Start(folder.File("shared"), files, ["--role", "worker"]);
        await Task.WhenAll(alone.Ready(TestContext.Current.CancellationToken), worker.Ready(TestContext.Current.CancellationToken));

        await Eventually.Equal("10", () => Seen(worker));
        Assert.Equal("0", Seen(alone));
    }

    public void Dispose() => folder.Dispose();

    private static string Seen(PlatformProcess process) => string.Join(", ", process.Niceness().Distinct().Order());
}

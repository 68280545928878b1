using UrbGrade.Modules.Core;
using UrbGrade.Modules.Core.Trust;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Trust;

public sealed class PlatformCertificatesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Processes_that_start_together_on_a_new_folder_serve_one_certificate()
    {
        var options = new CoreOptions { DataFolder = folder.Path };
        using var together = new Barrier(4);
        var loaded = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var authority = new CertificateAuthority(options.KeysFolder, TimeProvider.System);
                together.SignalAndWait();
                return PlatformCertificates.Load(options, authority, TimeProvider.System).Certificate.Thumbprint;
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Single(loaded.Distinct());
    }
}

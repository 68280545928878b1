using UrbGrade.Gateway.Commands;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_site_has_the_folders_of_sources_that_its_real_series_bring_nothing_for()
    {
        var run = await CommandRun.InvokeAsync(
            "replay", "--site", "kalundborg", "--real", SharedData.Folder(), "--out", folder.Path, "--from", "2019-11-01", "--to", "2019-11-02");

        Assert.True(run.Code == ExitCode.Ok, run.Error);
        Assert.NotEmpty(Directory.GetFiles(folder.File("in/heat"), "*.hex"));
        Assert.Empty(Directory.GetFiles(folder.File("in/eloverblik")));
    }
}

using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class SftpTests(SshServerFixture server) : FileServerContract, IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private SlowLine? line;

    public async ValueTask DisposeAsync()
    {
        if (line is not null)
            await line.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_server_with_another_key_than_the_pinned_one_is_refused_and_its_key_told()
    {
        await PrepareAsync();
        using var gateway = Gateway("\"hostKey\": \"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",");

        var refused = await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync);

        Assert.Contains($"shows the host key {server.HostKey}, which is not in hostKey", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_is_not_let_in_is_told()
    {
        await PrepareAsync();
        Environment.SetEnvironmentVariable("URBGRADE_TEST_SSH_WRONG", "not-the-password");
        using var gateway = Gateway("\"credential\": \"env:URBGRADE_TEST_SSH_WRONG\",");

        var refused = await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync);

        Assert.Contains($"does not let {Environment.UserName} in", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", refused.Message, StringComparison.Ordinal);
    }

    private protected override async Task<string> PrepareAsync()
    {
        await server.StartAsync(Cancellation);
        line ??= new SlowLine(server.Server.Port, TimeSpan.FromMilliseconds(1));
        return folder.Path;
    }

    private protected override Task<int> CutAsync() => Task.FromResult(line!.Cut());

    private protected override GatewayWorld Gateway(string settings = "") => SourceWorld.With($$"""
        {
          "id": "files", "type": "ftp", "url": "sftp://localhost:{{line!.Port}}{{folder.Path}}", {{settings}}
          {{(settings.Contains("hostKey", StringComparison.Ordinal) ? "" : $"\"hostKey\": \"{server.HostKey}\",")}}
          {{(settings.Contains("credential", StringComparison.Ordinal) ? "" : $"\"privateKey\": \"{server.Key}\",")}}
          "user": "{{Environment.UserName}}", "profile": "edistribucion"
        }
        """);
}

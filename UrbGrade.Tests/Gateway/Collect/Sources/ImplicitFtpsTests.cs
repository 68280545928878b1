using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

/// <summary>TLS from the first byte, and PASV where EPSV is refused.</summary>
public sealed class ImplicitFtpsTests(ImplicitFtpServerFixture server) : FileServerContract
{
    private const string PasswordVariable = "URBGRADE_TEST_IMPLICIT_FTP_PASSWORD";

    private string name = "";

    [Fact]
    public async Task A_server_that_speaks_TLS_at_once_is_not_understood_where_it_is_not_expected()
    {
        await PrepareAsync();
        using var gateway = Gateway("\"mode\": \"explicit\", \"timeout\": \"PT2S\",");

        await Assert.ThrowsAnyAsync<Exception>(gateway.FetchAsync);

        Assert.Empty(gateway.Dropped());
    }

    private protected override async Task<string> PrepareAsync()
    {
        (name, var path) = await server.CreateFolderAsync(Cancellation);
        return path;
    }

    private protected override GatewayWorld Gateway(string settings = "")
    {
        Environment.SetEnvironmentVariable(PasswordVariable, FtpServerFixture.Password);
        return SourceWorld.With($$"""
            {
              "id": "files", "type": "ftp", "url": "ftps://localhost:{{server.Server.Port}}/{{name}}", {{settings}}
              {{(settings.Contains("mode", StringComparison.Ordinal) ? "" : "\"mode\": \"implicit\",")}}
              "tls": "{{server.Authority}}", "user": "{{FtpServerFixture.User}}", "credential": "env:{{PasswordVariable}}", "profile": "edistribucion"
            }
            """);
    }

    private protected override Task<int> CutAsync() => server.Server.CutConnectionsAsync();
}

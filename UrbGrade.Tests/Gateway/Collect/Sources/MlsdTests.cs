using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

/// <summary>A server that lists its files by MLSD (RFC 3659), where vsftpd knows only LIST.</summary>
public sealed class MlsdTests(MlsdServerFixture server) : FileServerContract
{
    private const string PasswordVariable = "URBGRADE_TEST_MLSD_PASSWORD";

    private string name = "";

    private protected override async Task<string> PrepareAsync()
    {
        (name, var path) = await server.CreateFolderAsync(Cancellation);
        return path;
    }

    private protected override GatewayWorld Gateway(string settings = "")
    {
        Environment.SetEnvironmentVariable(PasswordVariable, MlsdServerFixture.Password);
        return SourceWorld.With($$"""
            {
              "id": "files", "type": "ftp", "url": "ftps://localhost:{{server.Server.Port}}/{{name}}", {{settings}}
              "tls": "{{server.Authority}}", "user": "{{MlsdServerFixture.User}}", "credential": "env:{{PasswordVariable}}", "profile": "edistribucion"
            }
            """);
    }

    private protected override Task<int> CutAsync() => server.Server.CutConnectionsAsync();
}

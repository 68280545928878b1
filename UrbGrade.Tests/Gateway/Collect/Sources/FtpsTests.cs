using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class FtpsTests(FtpServerFixture server) : FileServerContract
{
    private const string PasswordVariable = "URBGRADE_TEST_FTP_PASSWORD";

    private string name = "";

    [Fact]
    public async Task A_wrong_password_is_told_without_it()
    {
        await PrepareAsync();
        Environment.SetEnvironmentVariable("URBGRADE_TEST_FTP_WRONG", "not-the-password");
        using var gateway = Gateway("\"credential\": \"env:URBGRADE_TEST_FTP_WRONG\",");

        var refused = await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync);

        Assert.Contains("does not let ftp in (530", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_is_not_given_the_password()
    {
        await PrepareAsync();
        using var gateway = Gateway("\"tls\": [],");

        var refused = await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync);

        Assert.Contains("the certificate of localhost is not trusted", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_wants_encryption_is_not_entered_without()
    {
        await PrepareAsync();
        using var gateway = Over("ftp", "");

        Assert.Contains("does not let ftp in (530", (await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        await PrepareAsync();
        name = "nowhere";
        using var gateway = Gateway();

        Assert.Contains("550", (await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"url\": \"ftps://user:secret@host/out\", \"user\": \"a\"", "sources[3].url: 'ftps://user:secret@host/out'")]
    [InlineData("\"url\": \"sftp://host/out\", \"user\": \"a\"", "sources[3].hostKey: missing")]
    [InlineData("\"url\": \"ftps://host/out\"", "sources[3].user: missing")]
    public void A_wrong_setting_is_named(string settings, string problem) => Assert.Contains(
        SourceWorld.Problems($$"""{ "id": "files", "type": "ftp", "profile": "edistribucion", {{settings}} }"""),
        found => found.StartsWith(problem, StringComparison.Ordinal));

    private protected override async Task<string> PrepareAsync()
    {
        (name, var path) = await server.CreateFolderAsync(Cancellation);
        return path;
    }

    private protected override GatewayWorld Gateway(string settings = "") => Over("ftps", settings);

    private protected override Task<int> CutAsync() => server.Server.CutConnectionsAsync();

    private GatewayWorld Over(string scheme, string settings)
    {
        Environment.SetEnvironmentVariable(PasswordVariable, FtpServerFixture.Password);
        return SourceWorld.With($$"""
            {
              "id": "files", "type": "ftp", "url": "{{scheme}}://localhost:{{server.Server.Port}}/{{name}}", {{settings}}
              {{(settings.Contains("\"tls\"", StringComparison.Ordinal) ? "" : $"\"tls\": \"{server.Authority}\",")}}
              {{(settings.Contains("credential", StringComparison.Ordinal) ? "" : $"\"credential\": \"env:{PasswordVariable}\",")}}
              "user": "{{FtpServerFixture.User}}", "profile": "edistribucion"
            }
            """);
    }
}

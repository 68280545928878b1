using UrbGrade.Gateway.Events;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class PasswordFolderTests
{
    private const string PasswordVariable = "URBGRADE_TEST_ARCHIVE_PASSWORD";
    private const string Password = "correct horse";

    [Theory]
    [InlineData("zip", "-P")]
    [InlineData("7z", "-mem=AES256")]
    [InlineData("7z", "-mem=ZipCrypto")]
    public async Task What_is_in_an_archive_is_dropped_and_read(string program, string protection)
    {
        using var gateway = Gateway();
        await PackAsync(gateway, program, protection, Password);

        Assert.Equal(2, await gateway.FetchAsync());
        Assert.Equal(2, gateway.Take());

        Assert.Equal([0.5, 0.6], gateway.Cleansed().Select(reading => reading.Value));
        Assert.Equal(["done/2014/12/votes.zip"], gateway.Files("mail"));
        Assert.Equal(0, await gateway.FetchAsync());
    }

    [Theory]
    [InlineData("zip", "-P")]
    [InlineData("7z", "-mem=AES256")]
    public async Task An_archive_with_another_password_lies_among_the_bad_with_its_cause(string program, string protection)
    {
        using var gateway = Gateway();
        await PackAsync(gateway, program, protection, "another");

        Assert.Equal(0, await gateway.FetchAsync());

        Assert.Empty(gateway.Dropped());
        Assert.Equal(["bad/votes.zip", "bad/votes.zip.error.json"], gateway.Files("mail"));
        var cause = await File.ReadAllTextAsync(Path.Combine(gateway.Folder, "mail", "bad", "votes.zip.error.json"), TestContext.Current.CancellationToken);
        Assert.Matches("WrongPassword|the password is wrong", cause);
        Assert.DoesNotContain(Password, cause, StringComparison.Ordinal);
        Assert.Contains(gateway.EventCodes(), code => code is EventCode.WrongPassword or EventCode.NotAnArchive);
    }

    [Fact]
    public async Task An_archive_that_is_cut_off_or_unprotected_is_refused()
    {
        using var gateway = Gateway();
        await PackAsync(gateway, "zip", "-P", Password);
        var whole = await File.ReadAllBytesAsync(Path.Combine(gateway.Folder, "mail", "votes.zip"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(gateway.Folder, "mail", "votes.zip"), whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        Assert.Equal(0, await gateway.FetchAsync());

        await PackAsync(gateway, "zip", "-X", "");
        Assert.Equal(0, await gateway.FetchAsync());

        Assert.Empty(gateway.Dropped());
        Assert.Equal(4, gateway.Files("mail").Length);
        Assert.Equal(2, gateway.EventCodes().Count(code => code == EventCode.NotAnArchive));
    }

    [Fact]
    public async Task Names_that_lead_out_of_the_folder_are_harmless()
    {
        using var gateway = Gateway();
        var inner = Path.Combine(gateway.Folder, "pack", "deep");
        Directory.CreateDirectory(inner);
        await File.WriteAllTextAsync(Path.Combine(gateway.Folder, "pack", "evil.csv"), "x\n", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(gateway.Folder, "mail"));
        var (code, _, _) = await ExternalTool.TryRun("zip", ["-q", "-P", Password, "../../mail/votes.zip", "../evil.csv"], folder: inner, cancellation: TestContext.Current.CancellationToken);
        Assert.SkipWhen(code == -1, "zip is not installed");

        Assert.Equal(1, await gateway.FetchAsync());

        Assert.Equal(["evil.csv"], gateway.Dropped());
    }

    [Fact]
    public void A_folder_without_a_password_is_refused_by_the_configuration() => Assert.Contains(
        SourceWorld.Problems("""{ "id": "mail", "type": "passwordFolder", "path": "mail", "profile": "edistribucion" }"""),
        problem => problem.StartsWith("sources[3].credential: missing", StringComparison.Ordinal));

    private static GatewayWorld Gateway()
    {
        Environment.SetEnvironmentVariable(PasswordVariable, Password);
        return SourceWorld.With($$"""
            { "id": "mail", "type": "passwordFolder", "path": "mail", "credential": "env:{{PasswordVariable}}", "stableFor": "PT0S", "profile": "edistribucion" }
            """);
    }

    private static async Task PackAsync(GatewayWorld gateway, string program, string protection, string password)
    {
        var folder = Path.Combine(gateway.Folder, "pack");
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Path.Combine(gateway.Folder, "mail"));
        for (var hour = 1; hour <= 2; hour++)
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, $"{hour}.csv"),
                $"CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO\r\n{GatewayWorld.Cups};17/10/2014;{hour};0,{4 + hour};R\r\n",
                TestContext.Current.CancellationToken);
        }

        string[] arguments = program == "7z"
            ? ["a", "-tzip", protection, $"-p{password}", "../mail/votes.zip", "1.csv", "2.csv"]
            : password.Length > 0 ? ["-q", protection, password, "../mail/votes.zip", "1.csv", "2.csv"] : ["-q", protection, "../mail/votes.zip", "1.csv", "2.csv"];
        var (code, output, errors) = await ExternalTool.TryRun(program, arguments, folder: folder);
        Assert.SkipWhen(code == -1, $"{program} is not installed");
        Assert.True(code == 0, output + errors);
    }
}

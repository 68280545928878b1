namespace UrbGrade.Tests.Web.Commands;

/// <summary>What the commands say to people, whatever database they have.</summary>
public sealed class AdminUsageTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("tenant add --code 20", 2, "--name")]
    [InlineData("tenant add --code 2/0 --name X", 1, "allowed are 1 to 20 letters, digits and hyphens")]
    [InlineData("tenant add --code 20 --name X --time-zone Spain", 1, "IANA")]
    [InlineData("tenant add --code 20 --name X --meters sometimes", 2, "on-sight")]
    [InlineData("tenant set --code 99 --name X", 1, "no tenant with the code '99'")]
    [InlineData("tenant remove --code 20", 2, "remove")]
    [InlineData("certificate issue --tenant 20 --out x.p12", 2, "--tenant CODE --name NAME")]
    [InlineData("certificate issue --tenant 99 --name n --out /nowhere/x.p12", 1, "no tenant with the code '99'")]
    [InlineData("certificate revoke --reason lost", 2, "--thumbprint")]
    [InlineData("certificate revoke --thumbprint 00 --reason lost", 1, "No certificate")]
    [InlineData("certificate trust --cert nosuch.pem --tenant 20", 1, "--cert: there is no file 'nosuch.pem' in ")]
    [InlineData("certificate revoke --cert nosuch.pem --reason lost", 1, "--cert: there is no file 'nosuch.pem' in ")]
    [InlineData("certificate trust --ca a.pem --crl b.pem", 2, "Give one of")]
    [InlineData("site import nosuch.json", 1, "there is no file 'nosuch.json' in ")]
    [InlineData("mapping write --row field --about asset --name opening --terms schema:openingHours --form text", 1, "has a prefix that there is no row for")]
    [InlineData("work show --id first", 2, "--id: a whole number, not 'first'.")]
    [InlineData("work retry", 2, "--id ID; --group GROUP; --contract NAME; --all")]
    [InlineData("work retry --contract Errand", 1, "no parked work of the contract 'Errand'")]
    [InlineData("user add --email a@b.example --role King", 2, "King")]
    [InlineData("user add --email a@b.example --role Staff", 2, "--password-stdin")]
    [InlineData("user password --email a@b.example --password-stdin", 2, "Standard input is empty")]
    public async Task What_is_wrong_is_told_with_a_code_for_scripts(string arguments, int code, string told)
    {
        Assert.Equal(code, await run.Admin(arguments.Split(' ')));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_none_is_told_in_a_sentence()
    {
        Directory.CreateDirectory(run.Data);
        await File.WriteAllTextAsync(Path.Combine(run.Data, "urbgrade.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        Assert.Equal(1, await run.Admin("tenant", "list"));
        Assert.StartsWith("The database cannot be used: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_teaches()
    {
        Assert.Equal(0, await run.Run(["admin", "--help"]));
        foreach (var verb in new[] { "tenant", "certificate", "schema", "site", "meter", "user", "audit", "Examples" })
        {
            Assert.Contains(verb, run.Output, StringComparison.Ordinal);
        }
    }
}

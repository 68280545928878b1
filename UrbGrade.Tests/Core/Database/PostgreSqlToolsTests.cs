using System.Diagnostics;
using System.Globalization;
using Npgsql;
using UrbGrade.Modules.Core.Database.PostgreSql;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

public sealed class PostgreSqlToolsTests
{
    /// <summary>The words of libpq, https://www.postgresql.org/docs/current/libpq-ssl.html.</summary>
    [Theory]
    [InlineData(SslMode.Disable, "disable")]
    [InlineData(SslMode.Allow, "allow")]
    [InlineData(SslMode.Prefer, "prefer")]
    [InlineData(SslMode.Require, "require")]
    [InlineData(SslMode.VerifyCA, "verify-ca")]
    [InlineData(SslMode.VerifyFull, "verify-full")]
    public void A_copy_asks_of_TLS_what_the_connection_asks(SslMode mode, string word) => Assert.Equal(word, PostgreSqlTools.ModeOf(mode));

    [Fact]
    public async Task A_copy_that_is_cancelled_does_not_go_on_by_itself()
    {
        using var folder = new TemporaryFolder();
        using var cancelling = new CancellationTokenSource();
        var number = folder.File("number");

        // Any program that takes its time; its number is there whole once the line has an end.
        var copy = PostgreSqlTools.Run(
            "sh", new NpgsqlConnectionStringBuilder(), ["-c", $"echo $$ > '{number}'; exec sleep 600"], cancelling.Token);
        await Eventually.Equal(true, () => File.Exists(number) && File.ReadAllText(number).EndsWith('\n'));
        var id = int.Parse(await File.ReadAllTextAsync(number, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copy);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }
}

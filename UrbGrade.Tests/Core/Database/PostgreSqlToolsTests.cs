using Npgsql;
using UrbGrade.Modules.Core.Database.PostgreSql;

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
}

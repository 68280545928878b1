using System.Text;
using MySqlConnector;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Where the gateway keeps its data.</summary>
/// <param name="Path">The SQLite file, used when there is no server.</param>
/// <param name="Server">A MariaDB or MySQL server; null for SQLite.</param>
internal sealed record DatabaseSettings(string Path, ServerSettings? Server = null);

/// <summary>A database of a MariaDB or MySQL server.</summary>
/// <param name="Tls">How the line to the server is protected.</param>
/// <param name="Authority">PEM file of the authority that vouches for the server; null to ask the system's.</param>
internal sealed record ServerSettings(string Host, int Port, string Database, string User, string Password, MySqlSslMode Tls, string? Authority)
{
    // What is printed may end in a log: everything but the password.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{User}@{Host}:{Port}/{Database}, TLS {Tls}");
        return true;
    }
}

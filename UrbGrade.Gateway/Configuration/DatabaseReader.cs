using MySqlConnector;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads where the gateway keeps its data, and how the line to a database server is protected.</summary>
internal static class DatabaseReader
{
    public static DatabaseSettings Read(SettingsNode node, SettingsPlaces places, string state)
    {
        var file = new DatabaseSettings(Path.Combine(state, "gateway.db"));
        if (node.Choice("kind", "sqlite", "sqlite", "mariadb", "mysql") == "sqlite")
        {
            node.Close();
            return file;
        }

        var host = node.Text("host", "localhost");
        var server = new ServerSettings(
            host,
            node.Whole("port", 3306, 1, 65535),
            node.Text("database", "urbgrade_gateway"),
            node.Text("user"),
            places.Secret(node, "password") ?? "",
            ReadTls(node, host),
            node.TextOrNull("authority") is { } authority ? places.Resolve(authority) : null);
        if (server.Password.Length == 0)
            node.Complain("password", "missing", "credential:NAME, env:NAME, with something in it");
        node.Close();
        return file with { Server = server };
    }

    /// <summary>How the line to a server is protected: its name and certificate are checked, unless it is on this machine.</summary>
    public static MySqlSslMode ReadTls(SettingsNode node, string host)
    {
        var near = host is "localhost" or "127.0.0.1" or "::1";
        return node.Choice("tls", near ? "preferred" : "verify-full", "preferred", "required", "verify-ca", "verify-full") switch
        {
            "preferred" => MySqlSslMode.Preferred,
            "required" => MySqlSslMode.Required,
            "verify-ca" => MySqlSslMode.VerifyCA,
            _ => MySqlSslMode.VerifyFull,
        };
    }
}

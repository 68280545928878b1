using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Store;

public sealed class MariaDatabaseTests(MariaServer server) : LocalDatabaseContract
{
    private const string PasswordVariable = "URBGRADE_TEST_DATABASE_PASSWORD";

    [Fact]
    public async Task Goes_on_when_the_server_was_away()
    {
        World.DropEnergy(new LocalDate(2014, 10, 17));
        World.Take();

        // What a restart of the server does to a client: every line is cut.
        await server.ExecuteAsync($"KILL USER {MariaServer.User}", TestContext.Current.CancellationToken);
        World.DropEnergy(new LocalDate(2014, 10, 18));
        World.Take();

        Assert.Equal(48, World.Cleansed().Count);
    }

    [Fact]
    public void Names_its_place_without_a_secret()
    {
        Assert.Matches("^test_[0-9]+ on 127.0.0.1:[0-9]+$", World.Database.Place);
        Assert.DoesNotContain(MariaServer.Password, World.Settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Has_the_tables_and_columns_of_the_other_database()
    {
        using var sqlite = new GatewayWorld();
        var expected = sqlite.Database.Read(connection => connection.Query(
            "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type='table' AND m.name NOT LIKE 'sqlite_%'",
            row => $"{row.GetString(0)}.{row.GetString(1)}"));
        var found = World.Database.Read(connection => connection.Query(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema=DATABASE() AND table_name<>'schema_version'",
            row => $"{row.GetString(0)}.{row.GetString(1)}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private protected override async Task<Action<JsonObject>> DatabaseAsync()
    {
        var (port, database) = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable(PasswordVariable, MariaServer.Password);
        return root => root["database"] = new JsonObject
        {
            ["kind"] = "mariadb",
            ["host"] = "127.0.0.1",
            ["port"] = port,
            ["database"] = database,
            ["user"] = MariaServer.User,
            ["password"] = $"env:{PasswordVariable}",
        };
    }
}

using System.Text.Json;

namespace UrbGrade.Tests.Support;

/// <summary>Data folders of platforms under test.</summary>
internal static class TestData
{
    /// <summary>Gives a new data folder its settings file, so that every process on it uses the same database.</summary>
    /// <returns>What deletes that database; null where there is nothing to delete.</returns>
    public static Action? ChooseDatabase(string folder)
    {
        var settings = Path.Combine(folder, "urbgrade.json");
        if (OnPostgreSqlAttribute.Server is not { } server || File.Exists(settings))
        {
            return null;
        }

        var connection = server.CreateDatabase();
        Choose(folder, connection);
        return () => server.Drop(connection);
    }

    /// <summary>Does the same, and gives a new data folder without such settings the migrated database that it would make.</summary>
    public static Action? PrepareDatabase(string folder)
    {
        var drop = ChooseDatabase(folder);
        if (!File.Exists(Path.Combine(folder, "urbgrade.json")) && !File.Exists(Path.Combine(folder, PreparedFolder.DatabaseFile)))
        {
            PreparedFolder.CopyDatabaseTo(folder);
        }

        return drop;
    }

    /// <summary>Has a data folder use a database on PostgreSQL.</summary>
    public static void Choose(string folder, string connection)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "urbgrade.json"), JsonSerializer.Serialize(new { Core = new { Database = "postgresql", Connection = connection } }));
    }
}

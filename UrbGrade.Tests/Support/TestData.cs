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

    /// <summary>Has a data folder use a database on PostgreSQL.</summary>
    public static void Choose(string folder, string connection)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "urbgrade.json"), JsonSerializer.Serialize(new { Core = new { Database = "postgresql", Connection = connection } }));
    }
}

using Microsoft.Data.Sqlite;

namespace UrbGrade.Tests.Web.Commands;

public sealed class NightCommandTests
{
    [Fact]
    public async Task The_work_of_a_night_is_added_once_a_day()
    {
        using var run = new CommandRun();
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona"));
        Assert.Equal(0, await run.Admin("night"));
        Assert.Contains("work is added", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin("night"));

        Assert.Equal(["BaselinesDue", "FindingsDue", "ForecastsDue", "LimitsDue", "ProfilesDue"], Due(run.Data));
    }

    private static List<string> Due(string data)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "urbgrade.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Contract" FROM "WorkItems" WHERE "Contract" LIKE '%Due'""";
        using var rows = command.ExecuteReader();
        var due = new List<string>();
        while (rows.Read())
        {
            due.Add(rows.GetString(0).Split('.')[^1]);
        }

        due.Sort(StringComparer.Ordinal);
        return due;
    }
}

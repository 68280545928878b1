using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

public sealed class SqliteDatabaseTests
{
    [Fact]
    public async Task Commits_are_durable_on_every_connection()
    {
        await using var platform = new TestPlatform();
        using var writer = ((SqliteDatabase)platform.Get<IPlatformDatabase>()).OpenWriter();
        Assert.Equal("wal", Scalar(writer, "PRAGMA journal_mode"));
        Assert.Equal(2L, Scalar(writer, "PRAGMA synchronous"));
        await using var reader = platform.Contexts.Read(TenantScope.Platform);
        await reader.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2L, Scalar((SqliteConnection)reader.Database.GetDbConnection(), "PRAGMA synchronous"));
        for (var i = 0; i < 3; i++)
        {
            using var again = (SqliteConnection)platform.Contexts.OpenReader();
            Assert.Equal(2L, Scalar(again, "PRAGMA synchronous"));
            Assert.Equal(1L, Scalar(again, "PRAGMA foreign_keys"));
            Assert.Equal(15000L, Scalar(again, "PRAGMA busy_timeout"));
        }
    }

    [Fact]
    public void A_place_without_write_ahead_logging_is_refused_with_what_to_do()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new SqliteDatabase(":memory:").OpenWriter());
        Assert.Contains("journal_mode=WAL", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Put the data folder on a local disk", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readings_lie_in_the_order_of_their_key()
    {
        await using var platform = new TestPlatform();
        using var writer = ((SqliteDatabase)platform.Get<IPlatformDatabase>()).OpenWriter();
        Assert.EndsWith(
            "WITHOUT ROWID", (string)Scalar(writer, "SELECT sql FROM sqlite_master WHERE name = 'Readings'")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_plan_by_new_statistics_at_once()
    {
        await using var platform = new TestPlatform();
        using (var writer = ((SqliteDatabase)platform.Get<IPlatformDatabase>()).OpenWriter())
        {
            Scalar(writer, """
                CREATE TABLE "Lamps" ("Street" INTEGER, "Number" INTEGER);
                CREATE INDEX "ByNumber" ON "Lamps" ("Number");
                CREATE INDEX "ByStreet" ON "Lamps" ("Street");
                WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000) INSERT INTO "Lamps" SELECT n % 2, n FROM numbers
                """);
        }

        string Plan()
        {
            using var reader = (SqliteConnection)platform.Contexts.OpenReader();
            using var command = reader.CreateCommand();
            command.CommandText = """EXPLAIN QUERY PLAN SELECT "Number" FROM "Lamps" WHERE "Street" = 1 AND "Number" = 7""";
            using var rows = command.ExecuteReader();
            Assert.True(rows.Read());
            return rows.GetString(3);
        }

        Assert.Contains("ByStreet", Plan(), StringComparison.Ordinal);
        await platform.Queue.Commit(
            session =>
            {
                platform.Get<IBulkWriter>().RefreshStatistics(session);
                return true;
            },
            TestContext.Current.CancellationToken);
        Assert.Contains("ByNumber", Plan(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_older_than_the_first_migration_are_refused_and_left_as_they_are()
    {
        using var folder = new TemporaryFolder();
        using var connection = new SqliteConnection($"Data Source={folder.File("urbgrade.db")};Pooling=False");
        connection.Open();
        Scalar(connection, """
            CREATE TABLE "Tenants" ("Id" INTEGER PRIMARY KEY);
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsHistory" VALUES ('20261124085630_Initial', '10.0.15');
            """);

        var refused = Assert.Throws<InvalidOperationException>(() => new TestPlatform(folder.Path));

        Assert.Contains("before the first version of UrbGrade (20261124085630_Initial)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2L, Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE type = 'table'"));
    }

    [Fact]
    public async Task Large_keyed_tables_are_ordered_by_their_key()
    {
        await using var platform = new TestPlatform();
        using var writer = ((SqliteDatabase)platform.Get<IPlatformDatabase>()).OpenWriter();
        foreach (var table in (string[])["Readings", "Kpis", "PeriodKpis", "SeriesDays"])
        {
            Assert.EndsWith(
                "WITHOUT ROWID", (string)Scalar(writer, $"SELECT sql FROM sqlite_master WHERE name = '{table}'")!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_does_not_block_the_next_start()
    {
        using var folder = new TemporaryFolder();
        using (var connection = new SqliteConnection($"Data Source={folder.File("urbgrade.db")};Pooling=False"))
        {
            connection.Open();
            Scalar(connection, """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
                """);
        }

        await using var platform = new TestPlatform(folder.Path);
        using var writer = ((SqliteDatabase)platform.Get<IPlatformDatabase>()).OpenWriter();
        Assert.Equal(0L, Scalar(writer, """SELECT count(*) FROM "Tenants" """));
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_refuses_and_is_asked_again_at_the_next_write()
    {
        using var database = new SqliteTestDatabase();
        await using var queue = database.OpenQueue();
        File.Move(database.File, database.File + ".away");
        Directory.CreateDirectory(database.File);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => queue.Commit(_ => 1, TestContext.Current.CancellationToken));

        Directory.Delete(database.File);
        File.Move(database.File + ".away", database.File);
        Assert.Equal(2, await queue.Commit(_ => 2, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_backup_does_not_come_back_beside_the_log_of_a_database_that_is_gone()
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(folder.File("backup"));
        await using (var platform = new TestPlatform())
        {
            await platform.Get<IPlatformDatabase>().BackUp(folder.File("backup"), cancellation);
        }

        var database = new SqliteDatabase(folder.File("urbgrade.db"));
        await File.WriteAllTextAsync(database.Path + "-wal", "what a killed process had written", cancellation);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => database.Restore(folder.File("backup"), cancellation));
        Assert.Contains("urbgrade.db-wal is left of a database that is gone", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(database.Path));

        File.Delete(database.Path + "-wal");
        await database.Restore(folder.File("backup"), cancellation);
        Assert.Empty(database.Problems());
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

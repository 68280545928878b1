using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using OtpNet;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web.Commands;

public sealed class DatabaseCommandTests(PostgreSqlServer server) : IDisposable
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string Email = "admin@urbgrade.example";
    private const string Password = "seventeen lamps are lit";

    private readonly CommandRun run = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Tables_are_made_and_those_of_an_earlier_version_are_brought_up_to_date()
    {
        Assert.True(await run.Admin("database", "migrate") == 0, run.Error);
        Assert.StartsWith("Up to date: ", run.Output, StringComparison.Ordinal);
        var all = Migrations(run.Data);
        await using (var platform = new TestPlatform(run.Data))
        await using (var context = platform.Contexts.Read(TenantScope.Platform))
        {
            await context.GetService<IMigrator>().MigrateAsync(context.Database.GetMigrations().First(), Cancellation);
        }

        Assert.True(Migrations(run.Data) < all, "The tables are still those of this version.");
        Assert.True(await run.Admin("database", "migrate") == 0, run.Error);
        Assert.Equal(all, Migrations(run.Data));
    }

    [Fact]
    public async Task A_backup_made_while_the_platform_writes_is_whole_and_comes_back_with_its_keys()
    {
        await using (var platform = await Fill())
        {
            using var stop = new CancellationTokenSource();
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writing = Task.Run(() => WriteUntil(platform, begun, stop.Token), Cancellation);

            // Writing that fails never begins.
            await await Task.WhenAny(begun.Task, writing);
            Assert.True(await run.Admin("database", "backup", "--to", run.File("backup")) == 0, run.Error);
            await stop.CancelAsync();
            Assert.True(await writing > 0, "Nothing was written.");
        }

        var restored = run.File("restored");
        Assert.True(await Run(restored, "database", "restore", "--from", run.File("backup")) == 0, run.Error);
        Assert.True(await Run(restored, "database", "verify") == 0, run.Output + run.Error);
        Assert.Equal((await Tables(run.Data))["Readings"], (await Tables(restored))["Readings"]);
        Assert.Equal(Keys(run.Data), Keys(restored));
        Assert.NotEmpty(Keys(restored));
    }

    [Fact]
    public async Task A_restore_replaces_nothing_and_takes_no_half_of_a_backup()
    {
        await (await Fill()).DisposeAsync();
        Assert.Equal(0, await run.Admin("database", "backup", "--to", run.File("backup")));
        Assert.Equal(1, await run.Admin("database", "backup", "--to", run.File("backup")));
        Assert.Contains("not empty", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, await run.Admin("database", "restore", "--from", run.File("backup")));
        Assert.Contains("already", run.Error, StringComparison.Ordinal);

        File.Delete(Path.Combine(run.File("backup"), "backup.txt"));
        Assert.Equal(1, await Run(run.File("restored"), "database", "restore", "--from", run.File("backup")));
        Assert.Contains("no complete backup", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_of_the_database_as_it_is_and_makes_none()
    {
        Assert.Equal(1, await run.Admin("database", "backup", "--to", run.File("nothing")));
        Assert.Contains("There is no database", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.Data, "urbgrade.db")));

        Assert.True(await run.Admin("tenant", "list") == 0, run.Error);
        var migrations = Migrations(run.Data, "DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)");
        Assert.True(await run.Admin("database", "backup", "--to", run.File("backup")) == 0, run.Error);
        Assert.Equal(migrations, Migrations(run.File("backup")));
    }

    [Fact]
    public async Task Nobody_else_on_the_machine_may_read_the_data_or_a_backup()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Modes of files are UNIX'.");
            return;
        }

        Assert.True(await run.Admin("tenant", "list") == 0, run.Error);
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(run.Data));

        Directory.CreateDirectory(run.File("backup"), OwnersFolder | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Assert.True(await run.Admin("database", "backup", "--to", run.File("backup")) == 0, run.Error);
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(run.File("backup")));
    }

    [Fact]
    public async Task A_damaged_database_is_told()
    {
        await (await Fill()).DisposeAsync();
        SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(Path.Combine(run.Data, "urbgrade.db")))
        {
            file.Seek(4096 * 4, SeekOrigin.Begin);
            await file.WriteAsync(new byte[4096 * 40], Cancellation);
        }

        Assert.Equal(1, await run.Admin("database", "verify"));
    }

    [Fact]
    public async Task Everything_moves_to_PostgreSQL_and_the_platform_goes_on_there()
    {
        Totp app;
        await using (var filled = await Fill())
        {
            app = await SecondFactor(filled);
        }

        var before = await Tables(run.Data);
        var target = server.CreateEmptyDatabase();
        Assert.True(await run.Admin("database", "move", "--to", "postgresql", "--to-connection", target) == 0, run.Output + run.Error);

        var after = await Tables(run.Data);
        Assert.NotEqual(before["CookieKeys"], after["CookieKeys"]);
        before["CookieKeys"] = after["CookieKeys"];
        Assert.Equal(before, after);
        Assert.True(int.Parse(before["Readings"].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) >= 24);
        Assert.Contains("postgresql", await File.ReadAllTextAsync(Path.Combine(run.Data, "urbgrade.json"), Cancellation), StringComparison.Ordinal);
        await using var platform = new TestPlatform(run.Data);
        Assert.Equal(AdministrationOutcome.Done, (await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation)).Outcome);
        Assert.True((await platform.Get<IAuditTrail>().Verify(null, Cancellation)).Intact);
        var pending = (await platform.Get<IAccounts>().CheckPassword(Email, Password, Cancellation)).Pending!;
        platform.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = app.ComputeTotp(platform.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(SignInOutcome.Accepted, (await platform.Get<IAccounts>().CheckCode(pending, code, Cancellation)).Outcome);
        server.Drop(target);
    }

    [Fact]
    public async Task A_database_in_use_does_not_move_and_neither_does_one_to_a_place_that_is_taken()
    {
        var target = server.CreateDatabase();
        await using (var platform = await Fill())
        {
            Assert.Equal(1, await run.Admin("database", "move", "--to", "postgresql", "--to-connection", target));
            Assert.Contains("in use", run.Error, StringComparison.Ordinal);
        }

        await using (var connection = new NpgsqlConnection(target))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = new NpgsqlCommand("""
                INSERT INTO "Readings" ("SeriesId", "StartAt", "EndAt", "TenantId", "Value", "Quality", "Revision", "RawRequestId", "MessageIndex", "LastRequestId")
                VALUES (1, 0, 1, 1, 1, 0, 1, 1, 0, 1)
                """, connection);
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        Assert.Equal(1, await run.Admin("database", "move", "--to", "postgresql", "--to-connection", target));
        Assert.Contains("has rows in Readings already", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.Data, "urbgrade.json")));
        Assert.True(File.Exists(Path.Combine(run.Data, "urbgrade.db")));
        server.Drop(target);
    }

    [Fact]
    public async Task A_move_that_changed_a_value_on_its_way_is_taken_back_and_the_platform_stays_where_it_is()
    {
        await (await Fill()).DisposeAsync();
        var target = server.CreateDatabase();
        await using var connection = new NpgsqlConnection(target);
        await connection.OpenAsync(Cancellation);
        await using (var spoiling = new NpgsqlCommand("""
            CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."Value" := NEW."Value" + 1; RETURN NEW; END $$;
            CREATE TRIGGER spoil BEFORE INSERT ON "Readings" FOR EACH ROW WHEN (NEW."StartAt" % 86400000 = 0) EXECUTE FUNCTION spoil()
            """, connection))
        {
            await spoiling.ExecuteNonQueryAsync(Cancellation);
        }

        Assert.Equal(1, await run.Admin("database", "move", "--to", "postgresql", "--to-connection", target));

        Assert.Contains("Readings: ", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("or their values differ", run.Output + run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.Data, "urbgrade.json")));
        Assert.True(File.Exists(Path.Combine(run.Data, "urbgrade.db")));
        await using (var left = new NpgsqlCommand("""SELECT (SELECT COUNT(*) FROM "Tenants") + (SELECT COUNT(*) FROM "Readings")""", connection))
        {
            Assert.Equal(0L, await left.ExecuteScalarAsync(Cancellation));
        }

        Assert.True(await run.Admin("database", "verify") == 0, run.Output + run.Error);
        server.Drop(target);
    }

    [Fact]
    public async Task A_backup_of_PostgreSQL_goes_into_an_empty_database_only()
    {
        var first = server.CreateDatabase();
        TestData.Choose(run.Data, first);
        await (await Fill()).DisposeAsync();
        Assert.True(await run.Admin("database", "backup", "--to", run.File("backup")) == 0, run.Error);

        var empty = server.CreateEmptyDatabase();
        var restored = run.File("restored");
        TestData.Choose(restored, empty);
        Assert.True(await Run(restored, "database", "restore", "--from", run.File("backup")) == 0, run.Error);
        Assert.Equal(await Tables(run.Data), await Tables(restored));
        Directory.Delete(Path.Combine(restored, "keys"), recursive: true);
        Assert.Equal(1, await Run(restored, "database", "restore", "--from", run.File("backup")));
        Assert.Contains("has tables already", run.Error, StringComparison.Ordinal);
        server.Drop(first);
        server.Drop(empty);
    }

    [Fact]
    public async Task A_password_on_the_command_line_is_refused_and_a_server_is_not_forgotten()
    {
        Assert.Equal(2, await run.Admin("tenant", "list", "--database", "postgresql", "--connection", "Host=x;Password=secret"));
        Assert.Contains("URBGRADE_DATABASE_PASSWORD", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, await run.Admin("tenant", "list", "--database", "postgresql", "--connection", "Host=x;PSW=secret"));

        var database = server.CreateDatabase();
        Assert.True(await run.Admin("tenant", "list", "--database", "postgresql", "--connection", database) == 0, run.Error);
        Assert.Equal(1, await run.Admin("tenant", "list"));
        Assert.Contains("is in the PostgreSQL database 'test_", run.Error, StringComparison.Ordinal);
        server.Drop(database);
    }

    private static async Task<int> WriteUntil(TestPlatform platform, TaskCompletionSource begun, CancellationToken stop)
    {
        var written = 0;
        while (!stop.IsCancellationRequested)
        {
            await platform.Queue.Commit(
                session => platform.Get<IWorkItemTable>().Add(session, new NewWork(1, "talk", "Errand", new string('x', 10_000), null)), Cancellation);
            written++;
            begun.TrySetResult();
        }

        return written;
    }

    /// <summary>Counts the migrations that a database says it has.</summary>
    /// <param name="first">A statement to run before.</param>
    private static long Migrations(string folder, string first = "SELECT 1")
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "urbgrade.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"{first}; SELECT COUNT(*) FROM __EFMigrationsHistory";
        using var rows = command.ExecuteReader();
        var count = 0L;
        do
        {
            while (rows.Read())
            {
                count = rows.GetInt64(0);
            }
        }
        while (rows.NextResult());
        return count;
    }

    private static IEnumerable<string> Keys(string data) => Directory.EnumerateFiles(Path.Combine(data, "keys"), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(data, file) + " " + Convert.ToBase64String(File.ReadAllBytes(file))).Order(StringComparer.Ordinal);

    /// <summary>Adds an account that has one.</summary>
    /// <returns>The app that shows its codes.</returns>
    private static async Task<Totp> SecondFactor(TestPlatform platform)
    {
        await platform.Get<IUserDirectory>().Add(new UserDraft(Email, AccountRole.PlatformAdministrator, null, Password), Cancellation);
        var account = (await platform.Get<IAccounts>().CheckPassword(Email, Password, Cancellation)).Account!.AccountId;
        var address = new Uri((await platform.Get<ISecondFactor>().Begin(account, Cancellation))!);
        var app = new Totp(Base32Encoding.ToBytes(QueryHelpers.ParseQuery(address.Query)["secret"].ToString()));
        Assert.NotNull(await platform.Get<ISecondFactor>().Enable(account, app.ComputeTotp(platform.Clock.GetUtcNow().UtcDateTime), Cancellation));
        return app;
    }

    private async Task<TestPlatform> Fill()
    {
        Assert.True(await run.Admin("tenant", "add", "--code", "10", "--name", "Elsewhere") == 0, run.Error);
        Assert.True(await run.Admin("certificate", "issue", "--tenant", "10", "--name", "gateway", "--out", run.File("gateway.p12")) == 0, run.Error);
        var platform = new TestPlatform(run.Data);
        var tenant = await QuantifiedTenant.Create(platform);
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-05"));
        await tenant.QuantifyAndCompute(2, DashboardWorld.Day("2026-03-05", energy: 3));
        Assert.NotEmpty(tenant.Rows<KpiCorrectionRow>());
        Assert.NotEmpty(tenant.Rows<ReadingRevisionRow>());
        return platform;
    }

    private Task<int> Run(string data, params string[] arguments) => run.Run(["admin", .. arguments, "--data", data]);

    private async Task<Dictionary<string, string>> Tables(string data)
    {
        Assert.True(await Run(data, "database", "verify", "--json") == 0, run.Output + run.Error);
        return JsonSerializer.Deserialize<JsonElement>(run.Output).GetProperty("tables").EnumerateArray().ToDictionary(
            table => table.GetProperty("table").GetString()!, table => $"{table.GetProperty("rows").GetInt64()} {table.GetProperty("sha256").GetString()}");
    }
}

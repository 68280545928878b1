using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Programs;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database.PostgreSql;
using UrbGrade.Modules.Core.Database.Sqlite;

namespace UrbGrade.Modules.Core.Database.Upkeep;

internal sealed class DatabaseUpkeep(
    IPlatformDatabase database, IUrbGradeContexts contexts, IEnumerable<ITableMapping> tables, IOptions<CoreOptions> core, TimeProvider time,
    ILoggerFactory logs) : IDatabaseUpkeep
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public string Place => database.Place;

    private string DataFolder => core.Value.DataFolder;

    public async Task BackUp(string folder, CancellationToken cancellation)
    {
        DataFolderCopy.Begin(folder);
        await database.BackUp(folder, cancellation);
        DataFolderCopy.Finish(DataFolder, folder, $"{database.Place}, {time.GetUtcNow():u}");
    }

    public async Task Restore(string folder, CancellationToken cancellation)
    {
        DataFolderCopy.RequireRestorable(folder, DataFolder);
        await database.Restore(folder, cancellation);
        DataFolderCopy.Restore(folder, DataFolder);
    }

    public Task<DatabaseReport> Verify(CancellationToken cancellation)
    {
        using var context = contexts.Read(TenantScope.Platform);
        using var connection = contexts.OpenReader();
        var reports = new List<TableReport>();
        foreach (var table in StoredTable.Of(context).OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            reports.Add(table.Describe(connection));
        }

        return Task.FromResult(new DatabaseReport(database.Place, reports, [.. database.Problems()]));
    }

    public async Task<DatabaseReport> MoveToPostgreSql(string connection, CancellationToken cancellation)
    {
        if (database is not SqliteDatabase file)
        {
            throw new InvalidOperationException($"The data is in the {database.Place}; only a SQLite database can be moved to PostgreSQL.");
        }

        var full = core.Value.WithPassword(connection);
        await using var server = new PostgreSqlDatabase(full);
        var there = server.Contexts(tables);
        server.Prepare(there, time);
        DatabaseReport report;
        using (var source = file.OpenAlone())
        {
            await using var target = new NpgsqlConnection(full);
            await target.OpenAsync(cancellation);
            using var context = there.Read(TenantScope.Platform);
            var cookieKeys = CookieKeyFiles.In(core.Value, logs).GetAllElements();
            report = new MoveToPostgreSql(source, target, StoredTable.Of(context), cookieKeys, time.GetUtcNow()).Run(server.Place);
            if (report.Problems.Count == 0)
            {
                // Before the file is free: a platform that is started meanwhile waits for it, and looks at the note again then.
                ChooseServer(connection);
                new ServerNote(DataFolder).Keep(server.Place);
            }
        }

        if (report.Problems.Count == 0)
        {
            File.Move(file.Path, file.Path + ".moved");
        }

        return report;
    }

    /// <summary>Writes the choice into the settings file, beside what stands there.</summary>
    private void ChooseServer(string connection)
    {
        var path = Path.Combine(DataFolder, "urbgrade.json");
        var settings = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
        if (settings["Core"] is not JsonObject section)
        {
            settings["Core"] = section = [];
        }

        (section["Database"], section["Connection"]) = (DatabaseProvider.PostgreSql, connection);
        if (core.Value.DatabasePasswordFile is { } file)
        {
            section["DatabasePasswordFile"] = Path.GetFullPath(file);
        }

        PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(settings, Indented));
    }
}

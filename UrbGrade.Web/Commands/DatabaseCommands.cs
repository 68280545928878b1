using System.CommandLine;
using System.Globalization;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin database</c>: migrate, backup, restore, verify, move.</summary>
internal static class DatabaseCommands
{
    public static Command Create() => new("database", "The database: copied, checked, moved to a server.")
    {
        Migrate(), Backup(), Restore(), Verify(), Move(),
    };

    private static Command Migrate() => AdminRun.Bind(
        new Command("migrate", "Makes the tables, or brings them up to date; the platform does so itself at its start."),
        async run =>
        {
            await run.Output.WriteLineAsync($"Up to date: {run.Service<IDatabaseUpkeep>().Place}");
            return ExitCode.Done;
        });

    private static Command Backup()
    {
        var folder = new Option<string>("--to") { Description = "Folder of the backup; made, or empty.", Required = true };
        return AdminRun.Bind(
            new Command("backup", "Copies database, keys and settings while the platform runs. The copy holds private keys: guard it like the data folder.") { folder },
            async run =>
            {
                var upkeep = run.Service<IDatabaseUpkeep>();
                await upkeep.BackUp(Path.GetFullPath(run.Required(folder)), run.Cancellation);
                await run.Output.WriteLineAsync($"Backed up to {run.Required(folder)}: {upkeep.Place}");
                return ExitCode.Done;
            },

            // As it is, also before the first start of a newer release, which migrates it.
            isPrepared: false);
    }

    private static Command Restore()
    {
        var folder = new Option<string>("--from") { Description = "Folder of the backup.", Required = true };
        return AdminRun.Bind(
            new Command("restore", "Puts a backup into a new data folder, and for PostgreSQL into an empty database.") { folder },
            async run =>
            {
                var upkeep = run.Service<IDatabaseUpkeep>();
                await upkeep.Restore(Path.GetFullPath(run.Required(folder)), run.Cancellation);
                await run.Output.WriteLineAsync($"Restored: {upkeep.Place}");
                return ExitCode.Done;
            },
            isPrepared: false);
    }

    private static Command Verify() => AdminRun.Bind(
        new Command("verify", "Looks for damage, recomputes the audit's chain, and counts the rows with a fingerprint of each table. Ends with 1 where something is wrong."),
        async run =>
        {
            var audit = await run.Service<IAuditTrail>().Verify(null, run.Cancellation);
            var report = await run.Service<IDatabaseUpkeep>().Verify(run.Cancellation);
            return Tell(run, audit.Intact ? report : report with { Problems = [.. report.Problems, $"The audit is broken. {audit.Problem}"] });
        });

    private static Command Move()
    {
        var to = new Option<string>("--to") { Description = "Where to: postgresql.", Required = true };
        var connection = new Option<string>("--to-connection")
        {
            Description = $"The server, such as \"Host=db.example.org;Database=urbgrade;Username=urbgrade\"; the password stands in {DatabaseOptions.PasswordVariable} or --database-password-file.",
            Required = true,
        };
        to.AcceptOnlyFromAmong("postgresql");
        DatabaseOptions.RefusePassword(connection);
        return AdminRun.Bind(
            new Command("move", "Copies the data of SQLite to an empty PostgreSQL database, compares counts and fingerprints of all tables, and uses it from then on. Stop the platform first.") { to, connection },
            async run => Tell(run, await run.Service<IDatabaseUpkeep>().MoveToPostgreSql(run.Required(connection), run.Cancellation)));
    }

    private static int Tell(AdminRun run, DatabaseReport report)
    {
        if (run.IsJson)
        {
            run.Write(report);
        }
        else
        {
            TextTable.Write<TableReport>(
                run.Output, report.Tables,
                [("Table", table => table.Table), ("Rows", table => table.Rows.ToString("N0", CultureInfo.InvariantCulture)), ("SHA-256", table => table.Sha256[..16])]);
            run.Output.WriteLine(report.Problems.Count == 0
                ? $"All is well: {report.Place}"
                : $"NOT well: {report.Place}\n{string.Join('\n', report.Problems)}");
        }

        return report.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}

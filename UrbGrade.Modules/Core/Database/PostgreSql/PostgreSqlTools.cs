using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace UrbGrade.Modules.Core.Database.PostgreSql;

/// <summary>The server's own programs for copies, <c>pg_dump</c> and <c>pg_restore</c>.</summary>
internal static class PostgreSqlTools
{
    private const string DebianPrograms = "/usr/lib/postgresql";

    /// <summary>The authorities that the system trusts, which the driver takes where none is named and the programs do not.</summary>
    private const string TheSystems = "system";

    /// <summary>Runs one of them on a database.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or it failed.</exception>
    public static async Task Run(
        string program, NpgsqlConnectionStringBuilder database, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardError = true };
        start.Environment["PGHOST"] = database.Host;
        start.Environment["PGPORT"] = $"{database.Port}";
        start.Environment["PGUSER"] = database.Username;
        start.Environment["PGDATABASE"] = database.Database;
        start.Environment["PGSSLMODE"] = ModeOf(database.SslMode);
        if ((database.RootCertificate ?? (database.SslMode == SslMode.VerifyFull ? TheSystems : null)) is { Length: > 0 } root)
        {
            start.Environment["PGSSLROOTCERT"] = root;
        }

        if (database.Password is { Length: > 0 } password)
        {
            start.Environment["PGPASSWORD"] = password;
        }

        using var process = Start(program, start);
        string said;
        try
        {
            said = await process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // It would go on by itself and fill the disk with a copy that nobody wants any more.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {said.Trim()}");
        }
    }

    /// <summary>What the driver's connection asks of TLS, in the programs' words: left out, they would be content with less.</summary>
    public static string ModeOf(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    private static Process Start(string program, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"{program} is not installed here. Install PostgreSQL's client programs in the version of the server (Debian: postgresql-client), "
                + "or make the copy on the server.", missing);
        }
    }

    /// <summary>The newest one that Debian has installed; elsewhere the one of the PATH.</summary>
    private static string Find(string program) => (Directory.Exists(DebianPrograms) ? Directory.GetDirectories(DebianPrograms) : [])
        .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
        .Select(version => Path.Combine(version, "bin", program)).FirstOrDefault(File.Exists) ?? program;
}

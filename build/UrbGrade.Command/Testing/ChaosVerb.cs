using System.Data.Common;
using System.Globalization;
using UrbGrade.Command.Publishing;

namespace UrbGrade.Command.Testing;

/// <summary><c>urbgrade chaos</c>: the tests that kill the platform, more often than they do by themselves, and on the published program.</summary>
internal sealed class ChaosVerb(Workspace workspace, Terminal terminal)
{
    public const int CustomaryRounds = 100;

    /// <summary>Where the platform looks for its database's password, too.</summary>
    public const string PasswordVariable = "URBGRADE_DATABASE_PASSWORD";

    private const string Sqlite = "sqlite";
    private const string PostgreSql = "postgresql";

    /// <summary>What is wrong with the options.</summary>
    public static IEnumerable<string> Problems(string? database, string? connection)
    {
        if (database is not (null or Sqlite or PostgreSql))
            yield return $"--database is '{database}'; allowed are {Sqlite}, {PostgreSql}.";
        if (connection is null)
            yield break;
        if (database != PostgreSql)
            yield return $"--connection is for --database {PostgreSql}.";
        if (Broken(connection) is { } problem)
            yield return problem;
    }

    /// <param name="database">Null for each of them.</param>
    /// <param name="connection">Null for a server that lasts as long as the run.</param>
    public async Task<int> RunAsync(int rounds, string? database, string? connection, CancellationToken cancellation)
    {
        var platform = await new Publisher(workspace, terminal).PublishAsync(PublishedProgram.Platform, cancellation);
        string[] tests = database switch
        {
            Sqlite => ["KilledPlatformTests"],
            PostgreSql => ["KilledPlatformOnPostgreSqlTests"],
            _ => ["KilledPlatformTests", "KilledPlatformOnPostgreSqlTests"],
        };
        foreach (var test in tests)
        {
            // Side by side one would take the processors from the other.
            var ended = await new TestVerb(workspace, terminal).RunAsync([test], cancellation, new Dictionary<string, string?>
            {
                ["URBGRADE_CHAOS_ROUNDS"] = rounds.ToString(CultureInfo.InvariantCulture),
                ["URBGRADE_CHAOS_PLATFORM"] = platform,
                ["URBGRADE_TEST_POSTGRESQL"] = connection,
            });
            if (ended != ExitCodes.Done)
                return ended;
        }

        return ExitCodes.Done;
    }

    private static string? Broken(string connection)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection };
            return parts.ContainsKey("Password") || parts.ContainsKey("Pwd")
                ? $"--connection has a password, which others could read there; give it in {PasswordVariable}."
                : null;
        }
        catch (ArgumentException)
        {
            return "--connection is no list of 'name=value' with semicolons between them, such as Host=db.example.org;Username=urbgrade.";
        }
    }
}

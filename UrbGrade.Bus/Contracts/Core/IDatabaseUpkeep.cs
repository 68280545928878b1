namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Copies, checks and moves the platform's database. What cannot be done is told by <see cref="InvalidOperationException"/>.</summary>
public interface IDatabaseUpkeep
{
    /// <summary>Where the database is, without secrets.</summary>
    string Place { get; }

    /// <summary>Writes a copy of the database, the keys and the settings into an empty folder. The platform may run meanwhile.</summary>
    Task BackUp(string folder, CancellationToken cancellation);

    /// <summary>Puts a copy back, into a data folder that has no keys and a database that has no tables.</summary>
    Task Restore(string folder, CancellationToken cancellation);

    /// <summary>Looks for damage, and counts what is there.</summary>
    Task<DatabaseReport> Verify(CancellationToken cancellation);

    /// <summary>Copies the SQLite database of the data folder, which no process may use meanwhile, to an empty database on a PostgreSQL
    /// server, compares both, and makes that the folder's database. When anything differs nothing is changed.</summary>
    /// <param name="connection">Without its password.</param>
    Task<DatabaseReport> MoveToPostgreSql(string connection, CancellationToken cancellation);
}

using System.Data.Common;

namespace UrbGrade.Gateway.Store;

/// <summary>What differs between the databases that a gateway can keep its data in.</summary>
internal abstract class SqlDialect : IDisposable
{
    /// <summary>The database for people: a file, or a server and the database on it. Holds no secret.</summary>
    public abstract string Place { get; }

    /// <summary>Asks for the number that the last inserted row was given.</summary>
    public abstract string LastId { get; }

    /// <summary>The statement that inserts a row, or changes the other columns of the one that has the key.</summary>
    /// <param name="key">The columns of the primary key, parameters <c>@1</c> and on.</param>
    /// <param name="others">The remaining columns, in the order of the parameters after those.</param>
    public string Upsert(string table, IReadOnlyList<string> key, IReadOnlyList<string> others)
    {
        var parameters = Enumerable.Range(1, key.Count + others.Count).Select(number => $"@{number}");
        return $"INSERT INTO {table} ({string.Join(", ", [.. key, .. others])}) VALUES ({string.Join(", ", parameters)}) {OnConflict(key, others)}";
    }

    /// <summary>A connection that writes. What it commits survives the loss of power.</summary>
    /// <exception cref="InvalidOperationException">The database does not promise that.</exception>
    public abstract DbConnection OpenWriter();

    public abstract DbConnection OpenReader();

    /// <summary>Begins the one writing transaction; waits for any other to end, also of another process.</summary>
    public abstract DbTransaction BeginWrite(DbConnection writer);

    /// <summary>Begins a transaction that sees one consistent state.</summary>
    public abstract DbTransaction BeginRead(DbConnection reader);

    /// <summary>Makes the tables, or brings them up to this gateway's version.</summary>
    /// <exception cref="InvalidOperationException">A newer gateway made them.</exception>
    public abstract void Upgrade(DbConnection writer);

    /// <summary>Looks the tables through.</summary>
    /// <returns>The first damage; null when there is none.</returns>
    public abstract string? FindDamage(StoreConnection connection);

    /// <summary>Bytes that the database takes up on its disk.</summary>
    public abstract long Size(StoreConnection connection);

    /// <summary>Lets go of the connections that are kept open between uses.</summary>
    public abstract void Dispose();

    protected abstract string OnConflict(IReadOnlyList<string> key, IReadOnlyList<string> others);

    /// <summary>The statements of each schema version, in order.</summary>
    protected static IReadOnlyList<string> Versions(string folder)
    {
        var assembly = typeof(SqlDialect).Assembly;
        var prefix = $"schema.{folder}.";
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return text.ReadToEnd();
            }),
        ];
    }

    protected InvalidOperationException Newer(long found, int known) =>
        new($"{Place} has schema {found}, this gateway knows {known}: it was made by a newer gateway");
}

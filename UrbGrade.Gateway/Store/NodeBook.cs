using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace UrbGrade.Gateway.Store;

/// <summary>A device that calls in.</summary>
/// <param name="LastSeenAt">When it last proved who it is; null when it never did.</param>
/// <param name="Silent">Whether it was reported as silent and has not called since.</param>
internal sealed record CallingNode(string Name, Instant AddedAt, Instant? LastSeenAt, bool Silent);

/// <summary>
/// The nodes of one source. Passwords are kept as salted hashes only (PBKDF2 with HMAC-SHA512, by ASP.NET Core Identity's
/// hasher), so the database gives none away.
/// </summary>
internal sealed class NodeBook(GatewayDatabase database, string source, TimeProvider time)
{
    private static readonly PasswordHasher<string> Hasher = new();

    // Checking a name that nobody has takes as long as checking a wrong password.
    private static readonly Lazy<string> Nobody = new(() => Hasher.HashPassword("", Guid.NewGuid().ToString()));

    /// <returns>False when there is one of that name already.</returns>
    public bool Add(string name, string password)
    {
        var hash = Hasher.HashPassword(name, password);
        return database.Write(connection => Find(connection, name) is null && connection.Execute(
            "INSERT INTO node (source, name, password_hash, added_at, last_seen_at, silent) VALUES (@1,@2,@3,@4,NULL,0)", source, name, hash, Now()) == 1);
    }

    /// <returns>False when there is none of that name.</returns>
    public bool SetPassword(string name, string password)
    {
        var hash = Hasher.HashPassword(name, password);
        return database.Write(connection => connection.Execute("UPDATE node SET password_hash=@3 WHERE source=@1 AND name=@2", source, name, hash)) == 1;
    }

    /// <returns>False when there is none of that name.</returns>
    public bool Remove(string name) =>
        database.Write(connection => connection.Execute("DELETE FROM node WHERE source=@1 AND name=@2", source, name)) == 1;

    public List<CallingNode> List() => database.Read(connection => connection.Query(
        "SELECT name, added_at, last_seen_at, silent FROM node WHERE source=@1 ORDER BY name",
        row => new CallingNode(
            row.GetString(0), Instant.FromUnixTimeSeconds(row.GetInt64(1)),
            row.NumberOrNull(2) is { } seen ? Instant.FromUnixTimeSeconds(seen) : null, row.GetInt64(3) == 1),
        source));

    /// <summary>Whether a node of that name has that password.</summary>
    public bool Knows(string name, string password)
    {
        var hash = database.Read(connection => Find(connection, name));
        return Hasher.VerifyHashedPassword(name, hash ?? Nobody.Value, password) != PasswordVerificationResult.Failed && hash is not null;
    }

    /// <summary>Notes that a node has called.</summary>
    /// <returns>Whether it had been reported as silent.</returns>
    public bool Seen(string name) => database.Write(connection =>
    {
        var wasSilent = connection.Scalar<long>("SELECT silent FROM node WHERE source=@1 AND name=@2", source, name) == 1;
        connection.Execute("UPDATE node SET last_seen_at=@3, silent=0 WHERE source=@1 AND name=@2", source, name, Now());
        return wasSilent;
    });

    /// <summary>Finds the nodes that have not called for too long and were not reported yet.</summary>
    /// <returns>Their names, and since when they are silent.</returns>
    public List<(string Name, Instant Since)> FallSilent(Duration after)
    {
        var before = Now() - (long)after.TotalSeconds;
        const string Overdue = "source=@1 AND silent=0 AND COALESCE(last_seen_at, added_at) < @2";
        if (database.Read(connection => connection.Scalar<long>($"SELECT COUNT(*) FROM node WHERE {Overdue}", source, before)) == 0)
            return [];
        return database.Write(connection =>
        {
            var silent = connection.Query(
                $"SELECT name, COALESCE(last_seen_at, added_at) FROM node WHERE {Overdue} ORDER BY name",
                row => (row.GetString(0), Instant.FromUnixTimeSeconds(row.GetInt64(1))), source, before);
            connection.Execute($"UPDATE node SET silent=1 WHERE {Overdue}", source, before);
            return silent;
        });
    }

    private string? Find(StoreConnection connection, string name) =>
        connection.Scalar<string>("SELECT password_hash FROM node WHERE source=@1 AND name=@2", source, name);

    private long Now() => Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeSeconds();
}

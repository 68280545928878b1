using NodaTime;

namespace UrbGrade.Gateway.Store;

/// <summary>How the line to the platform does; kept in the database, so that a restart neither forgets nor repeats an alert.</summary>
/// <param name="Failures">Failed attempts in a row.</param>
/// <param name="NextAttemptAt">No attempt before this, while something is wrong.</param>
/// <param name="Alerted">Whether the operator was told, and must be told when it is over.</param>
/// <param name="Held">Whether the platform refuses this gateway's certificate.</param>
internal sealed record UplinkState(
    int Failures, Instant NextAttemptAt, bool Alerted, bool Held, string? LastError, Instant? LastSuccessAt)
{
    public bool InTrouble => Failures > 0 || Held;

    public static UplinkState Read(StoreConnection connection) => connection.Query(
        "SELECT failures, next_attempt_at, alerted, held, last_error, last_success_at FROM uplink",
        row => new UplinkState(
            row.GetInt32(0), Instant.FromUnixTimeSeconds(row.GetInt64(1)), row.GetInt32(2) == 1, row.GetInt32(3) == 1, row.TextOrNull(4),
            row.NumberOrNull(5) is { } at ? Instant.FromUnixTimeSeconds(at) : null)).Single();

    public void Write(StoreConnection connection) => connection.Execute(
        "UPDATE uplink SET failures=@1, next_attempt_at=@2, alerted=@3, held=@4, last_error=@5, last_success_at=@6",
        Failures, NextAttemptAt.ToUnixTimeSeconds(), Alerted ? 1 : 0, Held ? 1 : 0, LastError, LastSuccessAt?.ToUnixTimeSeconds());
}

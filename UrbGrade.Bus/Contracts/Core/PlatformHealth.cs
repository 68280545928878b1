namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How the platform is, as one of its processes sees it.</summary>
/// <param name="Database">Kind of database, such as <c>SQLite</c>.</param>
/// <param name="DatabaseAnswer">How long it took to answer a small question.</param>
/// <param name="DatabaseBytes">Size of its file; null for a database on a server.</param>
/// <param name="WaitingWork">Work items that wait or are being handled.</param>
/// <param name="OldestDueAt">Since when the oldest of them is due; null when none is due.</param>
/// <param name="ParkedWork">Work items that failed too often and wait for a person.</param>
/// <param name="DiskFreeBytes">Room on the disk of the data folder.</param>
/// <param name="DiskBytes">Size of that disk.</param>
public sealed record PlatformHealth(
    string Database,
    TimeSpan DatabaseAnswer,
    long? DatabaseBytes,
    int WaitingWork,
    DateTimeOffset? OldestDueAt,
    int ParkedWork,
    long DiskFreeBytes,
    long DiskBytes);

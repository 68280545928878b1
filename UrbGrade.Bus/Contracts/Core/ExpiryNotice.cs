namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Somebody is told that a certificate ends: 60, 30, 14, 7 and 1 days before.</summary>
/// <param name="Subject">Of the certificate.</param>
/// <param name="Thumbprint">SHA-256, lower-case hex.</param>
/// <param name="TenantId">Whose certificate it is; null for an authority or the platform's own.</param>
/// <param name="NotAfter">When it ends, UTC.</param>
/// <param name="Days">Which of the notices.</param>
public sealed record ExpiryNotice(string Subject, string Thumbprint, int? TenantId, DateTimeOffset NotAfter, int Days)
{
    /// <summary>Whole days before the end at which somebody is told, the last first.</summary>
    public static IReadOnlyList<int> DaysBefore { get; } = [1, 7, 14, 30, 60];

    /// <summary>The notice for a certificate with so many whole days left; null while it is early, and when it has ended.</summary>
    public static int? DueAt(int daysLeft) => daysLeft < 0 || daysLeft > DaysBefore[^1] ? null : DaysBefore.First(days => daysLeft <= days);
}

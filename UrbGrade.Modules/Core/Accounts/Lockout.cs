namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Counts attempts that fail, wherever they are made: five in a row lock an account for a quarter of an hour.</summary>
internal sealed class Lockout(TimeProvider time)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>Whether nothing is tried with the account now.</summary>
    /// <remarks>Locked for longer than that lasts is who was locked by a clock that ran ahead.</remarks>
    public bool IsShut(UserAccount user) =>
        user.DisabledAt is not null || (user.LockoutEnd is { } end && end - time.GetUtcNow() is var left && left > TimeSpan.Zero && left <= Lasts);

    /// <summary>Why an attempt is refused; counts a failure, which the caller saves.</summary>
    /// <param name="failure">What the audit calls it.</param>
    /// <returns>Null when it is not.</returns>
    public string? Refusal(UserAccount? user, bool fits, string failure)
    {
        if (user is null)
        {
            return "no such account";
        }

        if (IsShut(user))
        {
            return user.DisabledAt is not null ? "disabled" : "locked";
        }

        if (fits)
        {
            return null;
        }

        if (++user.AccessFailedCount < MostFailures)
        {
            return failure;
        }

        (user.AccessFailedCount, user.LockoutEnd) = (0, time.GetUtcNow() + Lasts);
        return $"{failure}; locked now";
    }
}

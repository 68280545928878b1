using System.Globalization;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>An account whose password was right and whose code is still to come. Whatever changes the account's security stamp meanwhile,
/// such as another password, ends it.</summary>
internal sealed record PendingSignIn(int AccountId, string SecurityStamp)
{
    public static PendingSignIn Of(UserAccount user) => new(user.Id, user.SecurityStamp!);

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static PendingSignIn? Parse(string text) =>
        text.Split(':') is [var id, { Length: > 0 } stamp] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var accountId)
            ? new(accountId, stamp)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AccountId}:{SecurityStamp}");
}

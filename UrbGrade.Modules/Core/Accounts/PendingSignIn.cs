using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>An account whose password was right, or whom another sign-in service knows, and whose code is still to come. Whatever changes the
/// account's security stamp meanwhile, such as another password, ends it.</summary>
/// <param name="Identity">Whom the service knows; the account is that person's only once the code was right. Null after a password.</param>
internal sealed record PendingSignIn(int AccountId, string SecurityStamp, ExternalIdentity? Identity = null)
{
    public static PendingSignIn Of(UserAccount user, ExternalIdentity? identity = null) => new(user.Id, user.SecurityStamp!, identity);

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static PendingSignIn? Parse(string text) =>
        text.Split(':') is [var id, { Length: > 0 } stamp, .. var person] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var accountId)
            ? person switch
            {
                [] => new(accountId, stamp),
                [var issuer, var subject, var email] => new(
                    accountId, stamp, new ExternalIdentity(Uri.UnescapeDataString(issuer), Uri.UnescapeDataString(subject), Uri.UnescapeDataString(email))),
                _ => null,
            }
            : null;

    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{AccountId}:{SecurityStamp}");
        return Identity is { } person
            ? $"{text}:{Uri.EscapeDataString(person.Issuer)}:{Uri.EscapeDataString(person.Subject)}:{Uri.EscapeDataString(person.Email)}"
            : text;
    }
}

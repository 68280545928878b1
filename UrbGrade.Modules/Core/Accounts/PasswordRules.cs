using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>What a new account may be called and protected with. Length is what makes a password strong; classes of characters are not asked for.</summary>
internal static class PasswordRules
{
    private const int Shortest = 12;
    private const int Longest = 128;

    /// <summary>The first broken rule; null when all hold.</summary>
    public static Refusal? Broken(string email, string password)
    {
        if (BrokenBy(email) is { } broken)
        {
            return broken;
        }

        if (password.Length is < Shortest or > Longest)
        {
            return new Refusal("Password.Length", $"The password has {password.Length} characters; allowed are {Shortest} to {Longest}.");
        }

        if (password.Distinct().Count() < 5)
        {
            return new Refusal("Password.Repeats", $"The password repeats a few characters; use at least 5 different ones.");
        }

        var user = UserAccount.NameIn(email);
        return password.Contains(user, StringComparison.OrdinalIgnoreCase) && user.Length > 3
            ? new Refusal("Password.Address", $"The password contains the e-mail address; choose another one.")
            : null;
    }

    /// <summary>The rule that an e-mail address breaks; null when it breaks none.</summary>
    public static Refusal? BrokenBy(string email) =>
        System.Net.Mail.MailAddress.TryCreate(email, out var address) && address.Address == email && email.Length <= 200
            && address.Host.IndexOf('.', StringComparison.Ordinal) > 0
            ? null
            : new Refusal("Account.Email", $"The e-mail address is '{email}'; allowed is one such as name@example.org.");
}

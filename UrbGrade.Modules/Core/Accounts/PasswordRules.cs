namespace UrbGrade.Modules.Core.Accounts;

/// <summary>What a new account may be called and protected with. Length is what makes a password strong; classes of characters are not asked for.</summary>
internal static class PasswordRules
{
    private const int Shortest = 12;
    private const int Longest = 128;

    /// <summary>The first broken rule; null when all hold.</summary>
    public static string? Broken(string email, string password)
    {
        if (!System.Net.Mail.MailAddress.TryCreate(email, out var address) || address.Address != email || email.Length > 200)
        {
            return $"The e-mail address is '{email}'; allowed is one such as name@example.org.";
        }

        if (password.Length is < Shortest or > Longest)
        {
            return $"The password has {password.Length} characters; allowed are {Shortest} to {Longest}.";
        }

        if (password.Distinct().Count() < 5)
        {
            return "The password repeats a few characters; use at least 5 different ones.";
        }

        return password.Contains(address.User, StringComparison.OrdinalIgnoreCase) && address.User.Length > 3
            ? "The password contains the e-mail address; choose another one."
            : null;
    }
}

using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Mail;

/// <summary>Disabled accounts: nothing is sent to them, and nothing that they asked for to anybody.</summary>
internal sealed class SilencedAccounts
{
    private readonly HashSet<string> addresses;

    private SilencedAccounts(HashSet<string> addresses) => this.addresses = addresses;

    public static SilencedAccounts In(UrbGradeContext database) =>
        new(database.Users.Where(user => user.DisabledAt != null && user.Email != null).Select(user => user.Email!).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether one of the names is that of a disabled account.</summary>
    public bool Include(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (name is not null && addresses.Contains(name))
            {
                return true;
            }
        }

        return false;
    }
}

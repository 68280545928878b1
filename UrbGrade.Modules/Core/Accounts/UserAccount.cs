using Microsoft.AspNetCore.Identity;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>A person who signs in.</summary>
internal sealed class UserAccount : IdentityUser<int>
{
    /// <summary>The tenant the person belongs to; null for administrators of the platform.</summary>
    public int? TenantId { get; set; }

    /// <summary>How the person is addressed.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What the audit calls the person; null until it has to. Leads to the person only through this row.</summary>
    public string? Pseudonym { get; set; }

    /// <summary>From then on the account is refused; null while it may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Two-letter code of the language that the person chose; null while none was chosen.</summary>
    public string? Language { get; set; }

    /// <summary>Whether the person has seen, or wants no more of, the tour of the first visit.</summary>
    public bool HasSeenTour { get; set; }

    /// <summary>How a person is addressed who has said no name: the part of the e-mail address before the at sign.</summary>
    public static string NameIn(string email) => email[..email.IndexOf('@', StringComparison.Ordinal)];
}

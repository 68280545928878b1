using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace UrbGrade.Web.Account;

/// <summary>Carries an account from its right password to its code: encrypted, and for ten minutes.</summary>
internal static class SecondStepTicket
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public static string Of(IDataProtectionProvider protection, string accountId) => Protector(protection).Protect(accountId, Lasts);

    /// <summary>The account; null when the ticket is none of ours or too old.</summary>
    public static string? Read(IDataProtectionProvider protection, string? ticket)
    {
        try
        {
            return ticket is null ? null : Protector(protection).Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("UrbGrade.SecondStep").ToTimeLimitedDataProtector();
}

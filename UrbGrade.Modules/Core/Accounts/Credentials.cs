using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Hashes of passwords and one-time tokens.</summary>
internal sealed class Credentials(IPasswordHasher<UserAccount> hasher)
{
    // Compared against when there is no such account, so that the answer takes as long as for one that exists.
    private readonly Lazy<(UserAccount Account, string Hash)> nobody = new(() =>
    {
        var account = new UserAccount();
        return (account, hasher.HashPassword(account, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));
    });

    public static string NewToken() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256, hex: enough for a token of 256 random bits.</summary>
    public static string HashOfToken(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public string Hash(UserAccount account, string password) => hasher.HashPassword(account, password);

    /// <summary>Whether the password is the account's; takes its time for null, too.</summary>
    public bool Fits(UserAccount? account, string password)
    {
        if (account?.PasswordHash is { } hash)
        {
            return hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;
        }

        hasher.VerifyHashedPassword(nobody.Value.Account, nobody.Value.Hash, password);
        return false;
    }
}

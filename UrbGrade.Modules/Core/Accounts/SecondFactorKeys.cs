using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using OtpNet;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>What an account's second factor is checked against: kept where Identity keeps it, the key encrypted, the recovery codes hashed.</summary>
/// <remarks>Keys are encrypted and decrypted before a write, never in it: what they are encrypted with may have to be made first, which is
/// a write of its own that would wait for this one.</remarks>
internal sealed partial class SecondFactorKeys(IDataProtectionProvider protection, TimeProvider time, ILogger<SecondFactorKeys> logger)
{
    private const string Provider = "[AspNetUserStore]";
    private const string Key = "AuthenticatorKey";
    private const string Recovery = "RecoveryCodes";
    private const string LastStep = "LastTimeStep";
    private const int KeyBytes = 20;
    private const int Codes = 10;

    /// <summary>A quarter of an hour. What was shown that far ahead was shown by a clock that was put back since.</summary>
    private const int MostStepsAhead = 30;

    private static readonly VerificationWindow OneStepEitherWay = new(previous: 1, future: 1);

    private readonly IDataProtector protector = protection.CreateProtector("UrbGrade.SecondFactor");

    /// <summary>Makes a new key.</summary>
    public AppKey Make()
    {
        var key = KeyGeneration.GenerateRandomKey(KeyBytes);
        return new AppKey(Convert.ToBase64String(protector.Protect(key)), key);
    }

    /// <summary>Reads an account's key; null where there is none, or what it is encrypted with is lost: recovery codes count then all the same.</summary>
    public AppKey? Open(UrbGradeContext database, int accountId)
    {
        if (Read(database, accountId, Key) is not { } kept)
        {
            return null;
        }

        try
        {
            return new AppKey(kept, protector.Unprotect(Convert.FromBase64String(kept)));
        }
        catch (CryptographicException failure)
        {
            LogUnreadable(failure, accountId);
            return null;
        }
    }

    /// <summary>Gives an account a new key in place of the earlier one.</summary>
    public static void Renew(UrbGradeContext database, UserAccount user, AppKey key)
    {
        Write(database, user, Key, key.Kept);
        Write(database, user, LastStep, "0");
    }

    /// <summary>Makes new recovery codes in place of the earlier ones.</summary>
    public static IReadOnlyList<string> RenewRecoveryCodes(UrbGradeContext database, UserAccount user)
    {
        var codes = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10)).ToList();
        Write(database, user, Recovery, string.Join(';', codes.Select(Credentials.HashOfToken)));
        return codes.ConvertAll(code => $"{code[..5]}-{code[5..]}");
    }

    public static int RecoveryCodesLeft(UrbGradeContext database, UserAccount user) =>
        Read(database, user.Id, Recovery) is { Length: > 0 } codes ? codes.Split(';').Length : 0;

    /// <summary>Whether the code is the app's now, and was not shown before.</summary>
    /// <param name="key">The key as it was read before the write; one that was replaced meanwhile fits nothing.</param>
    public bool FitsApp(UrbGradeContext database, UserAccount user, AppKey? key, string code)
    {
        if (key is null || Read(database, user.Id, Key) != key.Kept)
        {
            return false;
        }

        var totp = new Totp(key.Secret);
        var last = long.Parse(Read(database, user.Id, LastStep) ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        if (!totp.VerifyTotp(time.GetUtcNow().UtcDateTime, code.Replace(" ", "", StringComparison.Ordinal), out var step, OneStepEitherWay)
            || (step <= last && last <= step + MostStepsAhead))
        {
            return false;
        }

        Write(database, user, LastStep, step.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Whether the code is the app's, or one of the recovery codes, which is used up then.</summary>
    public bool Fits(UrbGradeContext database, UserAccount user, AppKey? key, string code) =>
        FitsApp(database, user, key, code) || UseRecoveryCode(database, user, code);

    private static bool UseRecoveryCode(UrbGradeContext database, UserAccount user, string code)
    {
        var hash = Credentials.HashOfToken(code.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        var left = (Read(database, user.Id, Recovery) ?? "").Split(';').ToList();
        if (!left.Remove(hash))
        {
            return false;
        }

        Write(database, user, Recovery, string.Join(';', left));
        return true;
    }

    public static void Forget(UrbGradeContext database, UserAccount user)
    {
        user.TwoFactorEnabled = false;
        database.UserTokens.RemoveRange(database.UserTokens.Where(token => token.UserId == user.Id && token.LoginProvider == Provider));
    }

    private static string? Read(UrbGradeContext database, int accountId, string name) => database.UserTokens.Find(accountId, Provider, name)?.Value;

    private static void Write(UrbGradeContext database, UserAccount user, string name, string value)
    {
        if (database.UserTokens.Find(user.Id, Provider, name) is { } token)
        {
            token.Value = value;
        }
        else
        {
            database.Add(new IdentityUserToken<int> { UserId = user.Id, LoginProvider = Provider, Name = name, Value = value });
        }
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Error,
        Message = "The second factor of account {AccountId} cannot be read: the key that protects it is lost. Recovery codes still count; 'admin user second-factor-off' removes it")]
    private partial void LogUnreadable(Exception failure, int accountId);
}

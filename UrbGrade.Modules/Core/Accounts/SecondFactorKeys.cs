using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using OtpNet;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>What an account's second factor is checked against: kept where Identity keeps it, the key encrypted, the recovery codes hashed.</summary>
internal sealed partial class SecondFactorKeys(IDataProtectionProvider protection, TimeProvider time, ILogger<SecondFactorKeys> logger)
{
    private const string Provider = "[AspNetUserStore]";
    private const string Key = "AuthenticatorKey";
    private const string Recovery = "RecoveryCodes";
    private const string LastStep = "LastTimeStep";
    private const int KeyBytes = 20;
    private const int Codes = 10;
    private static readonly VerificationWindow OneStepEitherWay = new(previous: 1, future: 1);

    private readonly IDataProtector protector = protection.CreateProtector("UrbGrade.SecondFactor");

    /// <summary>Makes a new key.</summary>
    /// <returns>The key in base 32, as apps take it.</returns>
    public string Renew(UrbGradeContext database, UserAccount user)
    {
        var key = KeyGeneration.GenerateRandomKey(KeyBytes);
        Write(database, user, Key, Convert.ToBase64String(protector.Protect(key)));
        Write(database, user, LastStep, "0");
        return Base32Encoding.ToString(key);
    }

    /// <summary>Makes new recovery codes in place of the earlier ones.</summary>
    public static IReadOnlyList<string> RenewRecoveryCodes(UrbGradeContext database, UserAccount user)
    {
        var codes = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10)).ToList();
        Write(database, user, Recovery, string.Join(';', codes.Select(Credentials.HashOfToken)));
        return codes.ConvertAll(code => $"{code[..5]}-{code[5..]}");
    }

    public static int RecoveryCodesLeft(UrbGradeContext database, UserAccount user) =>
        Read(database, user, Recovery) is { Length: > 0 } codes ? codes.Split(';').Length : 0;

    /// <summary>Whether the code is the app's now, and was not shown before.</summary>
    public bool FitsApp(UrbGradeContext database, UserAccount user, string code)
    {
        if (KeyOf(database, user) is not { } key)
        {
            return false;
        }

        var totp = new Totp(key);
        var last = long.Parse(Read(database, user, LastStep) ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        if (!totp.VerifyTotp(time.GetUtcNow().UtcDateTime, code.Replace(" ", "", StringComparison.Ordinal), out var step, OneStepEitherWay) || step <= last)
        {
            return false;
        }

        Write(database, user, LastStep, step.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Whether the code is the app's, or one of the recovery codes, which is used up then.</summary>
    public bool Fits(UrbGradeContext database, UserAccount user, string code) =>
        FitsApp(database, user, code) || UseRecoveryCode(database, user, code);

    private static bool UseRecoveryCode(UrbGradeContext database, UserAccount user, string code)
    {
        var hash = Credentials.HashOfToken(code.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        var left = (Read(database, user, Recovery) ?? "").Split(';').ToList();
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

    /// <summary>Null where there is none, or what it is encrypted with is lost: recovery codes count then all the same.</summary>
    private byte[]? KeyOf(UrbGradeContext database, UserAccount user)
    {
        if (Read(database, user, Key) is not { } kept)
        {
            return null;
        }

        try
        {
            return protector.Unprotect(Convert.FromBase64String(kept));
        }
        catch (CryptographicException failure)
        {
            LogUnreadable(failure, user.Id);
            return null;
        }
    }

    private static string? Read(UrbGradeContext database, UserAccount user, string name) => database.UserTokens.Find(user.Id, Provider, name)?.Value;

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

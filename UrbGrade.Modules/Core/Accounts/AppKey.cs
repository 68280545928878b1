using OtpNet;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>The key that an account's app makes codes with.</summary>
/// <param name="Kept">As it is stored: encrypted, in base 64.</param>
internal sealed record AppKey(string Kept, byte[] Secret)
{
    /// <summary>In base 32, as apps take it.</summary>
    public string ForApp => Base32Encoding.ToString(Secret);
}

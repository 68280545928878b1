using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace UrbGrade.Bus.Soap;

/// <summary>Lends RSA objects of one key. .NET promises no thread safety for them, and making one costs more than using it.</summary>
internal sealed class RsaKeyPool(Func<RSA> open) : IDisposable
{
    private readonly ConcurrentBag<RSA> idle = [];

    public bool Verify(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, HashAlgorithmName algorithm)
    {
        var key = Rent();
        try
        {
            return key.VerifyHash(hash, signature, algorithm, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            idle.Add(key);
        }
    }

    public byte[] Sign(ReadOnlySpan<byte> hash, HashAlgorithmName algorithm)
    {
        var key = Rent();
        try
        {
            var signature = new byte[key.KeySize / 8];
            return signature[..key.SignHash(hash, signature, algorithm, RSASignaturePadding.Pkcs1)];
        }
        finally
        {
            idle.Add(key);
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var key))
            key.Dispose();
    }

    private RSA Rent() => idle.TryTake(out var key) ? key : open();
}

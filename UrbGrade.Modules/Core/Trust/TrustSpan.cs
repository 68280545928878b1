using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>What holds of a certificate apart from the moment of a message: why it is never trusted, or from when to when it is.</summary>
/// <param name="Violation">Null when it is trusted within the span.</param>
/// <param name="Revoked">An administrator or the issuer withdrew it.</param>
/// <param name="Lists">The revocation lists of all authorities above it.</param>
internal sealed record TrustSpan(
    string? Violation, bool Revoked, DateTimeOffset NotBefore, DateTimeOffset NotAfter, IReadOnlyList<RevocationList> Lists)
{
    /// <summary>No one above allows less.</summary>
    public static TrustSpan Always { get; } = new(null, false, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, []);

    /// <summary>When the first of the revocation lists in use becomes stale; null when there is none.</summary>
    public DateTimeOffset? ListEndsAt => Lists.Min(list => list.NextUpdate);

    public static TrustSpan Never(string violation, bool revoked = false) => new(violation, revoked, default, default, []);

    /// <summary>The certificate's own validity.</summary>
    public static TrustSpan Of(X509Certificate2 certificate) =>
        new(null, false, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime(), []);

    /// <summary>Both spans at once.</summary>
    public TrustSpan Within(TrustSpan other) => new(
        Violation ?? other.Violation,
        Revoked || other.Revoked,
        NotBefore > other.NotBefore ? NotBefore : other.NotBefore,
        NotAfter < other.NotAfter ? NotAfter : other.NotAfter,
        [.. Lists, .. other.Lists]);

    /// <summary>Why it is not trusted at a moment; null when it is.</summary>
    public string? ViolationAt(DateTimeOffset at)
    {
        if (Violation is not null)
        {
            return Violation;
        }

        if (at < NotBefore)
        {
            return $"not valid before {NotBefore:u}";
        }

        if (at > NotAfter)
        {
            return $"expired at {NotAfter:u}";
        }

        return at > ListEndsAt ? $"the issuer's revocation list is stale since {ListEndsAt:u}" : null;
    }
}

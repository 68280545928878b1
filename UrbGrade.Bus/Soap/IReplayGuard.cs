namespace UrbGrade.Bus.Soap;

/// <summary>Remembers signatures until they expire, so that none is taken twice.</summary>
public interface IReplayGuard
{
    /// <summary>Admits a signature once, atomically. <paramref name="key"/> is a SHA-256 hash (32 bytes).</summary>
    /// <exception cref="SoapFaultException">The guard is full: it refuses rather than forgets.</exception>
    bool TryAdmit(ReadOnlySpan<byte> key, DateTimeOffset until, DateTimeOffset now);
}

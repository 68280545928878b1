namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Tries a signed request of a gateway without taking it, or its certificate alone: for whoever sets a gateway
/// up, and for administrators only.</summary>
public interface ISignatureCheck
{
    /// <summary>Verifies signature, certificate and time window as the aggregation interface would. Nothing is stored, and the request
    /// can still be sent.</summary>
    /// <returns>Null when the session administers nothing.</returns>
    SignatureFinding? Check(ReadOnlyMemory<byte> envelope);

    /// <summary>Judges a certificate alone, as if a message that it signed came now.</summary>
    /// <param name="encoded">One certificate, PEM or DER.</param>
    /// <returns>Null when the session administers nothing.</returns>
    SignatureFinding? CheckCertificate(ReadOnlyMemory<byte> encoded);
}

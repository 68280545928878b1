namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Tries a signed request of a gateway without taking it: for whoever sets a gateway up, and for administrators only.</summary>
public interface ISignatureCheck
{
    /// <summary>Verifies signature, certificate and time window as the aggregation interface would. Nothing is stored, and the request
    /// can still be sent.</summary>
    /// <returns>Null when the session administers nothing.</returns>
    SignatureFinding? Check(ReadOnlyMemory<byte> envelope);
}

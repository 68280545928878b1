using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>A request whose signature holds, and the tenant that its certificate speaks for.</summary>
/// <param name="Bytes">The envelope as received; unchanged as long as the request is in hand.</param>
internal sealed record SignedRequest(VerifiedEnvelope Envelope, TenantInfo Tenant, ReadOnlyMemory<byte> Bytes, DateTimeOffset ReceivedAt);

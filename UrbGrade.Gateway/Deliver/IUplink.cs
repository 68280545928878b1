namespace UrbGrade.Gateway.Deliver;

/// <summary>The way to the platform's aggregation interface.</summary>
internal interface IUplink
{
    /// <summary>Signs a body anew, sends it and judges the answer. Never throws for what the line or the platform does.</summary>
    Task<UplinkAnswer> SendAsync(ReadOnlyMemory<byte> body, int messages, CancellationToken cancellation);
}

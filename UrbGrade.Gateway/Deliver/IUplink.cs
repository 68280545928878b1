using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Gateway.Deliver;

/// <summary>The way to the platform's aggregation interface.</summary>
internal interface IUplink
{
    /// <summary>Signs a body anew, sends it and judges the answer. Never throws for what the line or the platform does.</summary>
    /// <param name="waiting">Batches that wait behind this one, told to the platform.</param>
    Task<UplinkAnswer> SendAsync(ReadOnlyMemory<byte> body, int messages, int waiting, CancellationToken cancellation);

    /// <summary>Tells of programs of lighting nodes and asks for newer ones. Never throws for what the line or the platform does.</summary>
    /// <returns><see cref="UplinkAnswer.Programs"/>, or why there are none.</returns>
    Task<UplinkAnswer> ExchangeLightingAsync(LightingRequest request, CancellationToken cancellation);

    /// <summary>Tells of the gateway's log. Never throws for what the line or the platform does.</summary>
    /// <returns><see cref="UplinkAnswer.Told"/>, or why the platform did not hear it.</returns>
    Task<UplinkAnswer> TellEventsAsync(EventsRequest request, CancellationToken cancellation);
}

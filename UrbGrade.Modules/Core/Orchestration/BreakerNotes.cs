using System.Threading.Channels;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Changes of circuit breakers on their way to the database, where the other processes learn of them.</summary>
internal sealed class BreakerNotes
{
    private readonly Channel<(ClosedService Service, DateTimeOffset? OpenUntil)> notes =
        Channel.CreateUnbounded<(ClosedService, DateTimeOffset?)>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>In the order in which they happened.</summary>
    public ChannelReader<(ClosedService Service, DateTimeOffset? OpenUntil)> Waiting => notes.Reader;

    /// <summary>Notes that a breaker opened, or closed.</summary>
    /// <param name="openUntil">Null for closed.</param>
    public void Add(ClosedService service, DateTimeOffset? openUntil) => notes.Writer.TryWrite((service, openUntil));
}

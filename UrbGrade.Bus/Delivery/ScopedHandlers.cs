using Microsoft.Extensions.DependencyInjection;
using Rebus.Activation;
using Rebus.Handlers;
using Rebus.Transport;

namespace UrbGrade.Bus.Delivery;

/// <summary>Finds a message's handlers in the scope that the claim opened.</summary>
internal sealed class ScopedHandlers : IHandlerActivator
{
    public Task<IEnumerable<IHandleMessages<TMessage>>> GetHandlers<TMessage>(TMessage message, ITransactionContext transactionContext) =>
        Task.FromResult(CurrentWork.ScopeOf(transactionContext).GetServices<IHandleMessages<TMessage>>());
}

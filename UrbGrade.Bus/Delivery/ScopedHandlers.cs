using Microsoft.Extensions.DependencyInjection;
using Rebus.Activation;
using Rebus.Handlers;
using Rebus.Transport;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Bus.Delivery;

/// <summary>Finds a message's handlers in the scope that the claim opened: those of the module whose queue the work lay in.</summary>
internal sealed class ScopedHandlers(ModuleServices services) : IHandlerActivator
{
    public Task<IEnumerable<IHandleMessages<TMessage>>> GetHandlers<TMessage>(TMessage message, ITransactionContext transactionContext)
    {
        var scope = CurrentWork.ScopeOf(transactionContext);
        var queue = scope.GetRequiredService<CurrentWork>().Queue;
        return Task.FromResult(scope.GetServices<IHandleMessages<TMessage>>().Where(handler => services.Takes(handler.GetType(), queue)));
    }
}

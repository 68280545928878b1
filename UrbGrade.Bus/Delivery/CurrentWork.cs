using Rebus.Transport;

namespace UrbGrade.Bus.Delivery;

/// <summary>The work of one scope, so that a handler can ask for its <see cref="IWorkContext"/>.</summary>
internal sealed class CurrentWork
{
    private const string ScopeKey = "urbgrade-work-scope";

    public IWorkContext? Context { get; set; }

    /// <summary>The queue that the work lay in.</summary>
    public string Queue { get; set; } = "";

    public static void KeepScope(ITransactionContext transaction, IServiceProvider scope) => transaction.Items[ScopeKey] = scope;

    public static IServiceProvider ScopeOf(ITransactionContext transaction) => (IServiceProvider)transaction.Items[ScopeKey];
}

using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Orchestration;

/// <summary>Asks a module by its contract, and replies. Question and reply are durable; the asker waits in memory.</summary>
public interface IServiceCalls
{
    /// <summary>Asks, and waits for the reply.</summary>
    /// <param name="longest">How long to wait.</param>
    /// <exception cref="NoServiceException">No module answers this question.</exception>
    /// <exception cref="ServiceFailedException">The module could not answer; the question is parked.</exception>
    /// <exception cref="TimeoutException">No reply came in time. A question that nobody took up yet is withdrawn.</exception>
    Task<TReply> Ask<TReply>(int tenantId, IQuery<TReply> question, TimeSpan longest, CancellationToken cancellation)
        where TReply : class;

    /// <summary>Asks in JSON; see <see cref="Ask"/>.</summary>
    /// <param name="contract">Name with version.</param>
    /// <returns>The reply, JSON.</returns>
    Task<string> AskWritten(int tenantId, string conversationId, string contract, string payload, TimeSpan longest, CancellationToken cancellation);

    /// <summary>Replies to the question that a handler handles; the reply stands when the handler's results do.</summary>
    void Reply<TReply>(IWorkContext work, IQuery<TReply> question, TReply reply)
        where TReply : class;

    /// <summary>Replies in JSON, in the session's transaction.</summary>
    void ReplyWritten(IWriteSession session, int tenantId, long workItemId, string reply);
}

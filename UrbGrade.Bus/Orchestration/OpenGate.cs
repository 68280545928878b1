using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Orchestration;

/// <summary>The gate where there are no rules.</summary>
internal sealed class OpenGate : IWorkGate
{
    public IReadOnlyList<ClosedService> Closed => [];

    public DateTimeOffset? ClosedUntil(IWriteSession session, ClaimedWork claim) => null;

    public void Ended(ClaimedWork claim, Exception? failure)
    {
    }
}

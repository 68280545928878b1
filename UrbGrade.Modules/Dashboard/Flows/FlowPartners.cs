using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Dashboard.Flows;

/// <summary>The station beside the others: what partners' modules did of a conversation.</summary>
internal static class FlowPartners
{
    /// <summary>Null when they had nothing to do.</summary>
    /// <param name="modules">Names of the partners' modules.</param>
    public static FlowStation? Of(IReadOnlyList<FlowWork> works, IReadOnlySet<string> modules, Func<FlowWork, string?> error)
    {
        var own = works.Where(work => modules.Contains(work.Module)).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var open = own.FindAll(work => work.State != BatchStepState.Done);
        var worst = open.Count == 0 ? null : open.MaxBy(work => work.State switch
        {
            BatchStepState.Parked => 2,
            BatchStepState.Retrying => 1,
            BatchStepState.Waiting => 0,
            _ => -1,
        });
        return new FlowStation(
            FlowStationName.Partners, worst?.State ?? BatchStepState.Done, open.Count == 0 ? own.Max(work => work.FinishedAt) : null,
            own.Count - open.Count, open.Count, worst is null ? null : error(worst), worst?.Module);
    }
}

using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>What may be made of a meter's readings, by whose they are.</summary>
/// <param name="Since">First whole day that may be looked at; null for every day.</param>
/// <param name="IsHidden">It is a person's own, who has not agreed.</param>
internal readonly record struct HomeStatus(DateOnly? Since, bool IsHidden)
{
    /// <summary>The time of a person who moved out is nobody's to look at; that of one who lives there now is with consent.</summary>
    public static HomeStatus Of(IEnumerable<MeterAssignmentRow> assignments, IReadOnlySet<(int UserId, int MeterId)> consents, LocalCalendar calendar, DateTimeOffset now)
    {
        DateTimeOffset? since = null;
        var isHidden = false;
        foreach (var one in assignments)
        {
            if (one.FromAt <= now && (one.UntilAt is null || one.UntilAt > now) && one.UserId is { } user)
            {
                isHidden |= !consents.Contains((user, one.MeterId));
                since = since > one.FromAt ? since : one.FromAt;
            }
            else if (one.UntilAt <= now && (since is null || one.UntilAt > since))
            {
                since = one.UntilAt;
            }
        }

        return new HomeStatus(since is { } from ? calendar.FirstWhole(from) : null, isHidden);
    }
}

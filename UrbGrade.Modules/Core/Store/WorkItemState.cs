namespace UrbGrade.Modules.Core.Store;

internal enum WorkItemState
{
    Waiting = 0,
    Leased = 1,
    Done = 2,
    Parked = 3,

    /// <summary>Set aside by an operator who does not want it tried again.</summary>
    Archived = 4,
}

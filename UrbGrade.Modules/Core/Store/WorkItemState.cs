namespace UrbGrade.Modules.Core.Store;

internal enum WorkItemState
{
    Waiting = 0,
    Leased = 1,
    Done = 2,
    Parked = 3,
}

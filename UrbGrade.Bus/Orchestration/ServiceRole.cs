namespace UrbGrade.Bus.Orchestration;

/// <summary>What a module has to do with a contract.</summary>
public enum ServiceRole
{
    /// <summary>It handles the work.</summary>
    Handles = 0,

    /// <summary>It tells the event to the others.</summary>
    Tells = 1,
}

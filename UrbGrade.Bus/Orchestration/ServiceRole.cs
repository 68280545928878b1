namespace UrbGrade.Bus.Orchestration;

/// <summary>What a module has to do with a contract.</summary>
public enum ServiceRole
{
    /// <summary>It handles the work.</summary>
    Handles = 0,

    /// <summary>It tells the event to the others.</summary>
    Tells = 1,

    /// <summary>It can handle the work of another module, and gets it where it is redirected to it; otherwise none.</summary>
    StandsIn = 2,
}

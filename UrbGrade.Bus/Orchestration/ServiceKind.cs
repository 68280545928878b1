namespace UrbGrade.Bus.Orchestration;

/// <summary>What a contract is for.</summary>
public enum ServiceKind
{
    /// <summary>Something has happened; each module that handles it gets it.</summary>
    Event = 0,

    /// <summary>Something is to be done; one module handles it.</summary>
    Command = 1,

    /// <summary>Something is asked; one module handles it and replies.</summary>
    Query = 2,
}

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>How a command of an administrator ended.</summary>
public enum AdministrationOutcome
{
    /// <summary>Done and audited.</summary>
    Done,

    /// <summary>The session may not do this.</summary>
    NotAllowed,

    /// <summary>No such thing in the session's reach.</summary>
    NotFound,

    /// <summary>One of the same code or fingerprint is there already.</summary>
    AlreadyExists,

    /// <summary>The input does not follow its rules; nothing was changed.</summary>
    Invalid,
}

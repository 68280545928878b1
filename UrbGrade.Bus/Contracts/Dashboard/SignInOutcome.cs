namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>How a sign-in ended.</summary>
public enum SignInOutcome
{
    /// <summary>The password is right, and so is the code where one is asked for.</summary>
    Accepted,

    /// <summary>The password is right, or another service stands for it; a code is still to come.</summary>
    CodeNeeded,

    /// <summary>No such account, disabled, locked after too many attempts, or a wrong password: never told which.</summary>
    Refused,
}

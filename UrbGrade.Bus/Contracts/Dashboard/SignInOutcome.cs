namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>How a sign-in ended.</summary>
public enum SignInOutcome
{
    /// <summary>The password is right.</summary>
    Accepted,

    /// <summary>No such account, disabled, locked after too many attempts, or a wrong password: never told which.</summary>
    Refused,
}

using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>The outcomes of an administrator's command that changed nothing.</summary>
internal static class Refused
{
    public static AdministrationResult NotAllowed { get; } = new(
        AdministrationOutcome.NotAllowed, "The session may not do this; it takes an administrator.");

    public static AdministrationResult TakesOperator { get; } = new(
        AdministrationOutcome.NotAllowed, "The session may not do this; it takes an operator.");

    public static AdministrationResult Invalid(string detail) => new(AdministrationOutcome.Invalid, detail);

    public static AdministrationResult NotFound(string detail) => new(AdministrationOutcome.NotFound, detail);

    public static AdministrationResult AlreadyExists(string detail) => new(AdministrationOutcome.AlreadyExists, detail);
}

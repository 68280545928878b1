using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>The outcomes of an administrator's command that changed nothing. Pages have a text for each code.</summary>
internal static class Refused
{
    public static AdministrationResult NotAllowed { get; } = new(
        AdministrationOutcome.NotAllowed, new Refusal("Session.Administrator", $"The session may not do this; it takes an administrator."));

    public static AdministrationResult TakesOperator { get; } = new(
        AdministrationOutcome.NotAllowed, new Refusal("Session.Operator", $"The session may not do this; it takes an operator."));

    public static AdministrationResult LinkClosed { get; } = new(
        AdministrationOutcome.NotAllowed, new Refusal("Link.Closed", $"The link opens nothing any more: it was used, has ended or is incomplete. Ask for a new one."));

    public static AdministrationResult Invalid(Refusal refusal) => new(AdministrationOutcome.Invalid, refusal);

    public static AdministrationResult Invalid(string code, FormattableString text) => Invalid(new Refusal(code, text));

    public static AdministrationResult NotFound(string code, FormattableString text) => NotFound(new Refusal(code, text));

    public static AdministrationResult NotFound(Refusal refusal) => new(AdministrationOutcome.NotFound, refusal);

    public static AdministrationResult AlreadyExists(Refusal refusal) => new(AdministrationOutcome.AlreadyExists, refusal);

    public static AdministrationResult AlreadyExists(string code, FormattableString text) => AlreadyExists(new Refusal(code, text));

    /// <summary>Of what is done by command only.</summary>
    public static AdministrationResult Invalid(string text) => Invalid(new Refusal(null, $"{text}"));

    /// <summary>Of what is done by command only.</summary>
    public static AdministrationResult NotFound(string text) => NotFound(new Refusal(null, $"{text}"));

    /// <summary>Of what is done by command only.</summary>
    public static AdministrationResult AlreadyExists(string text) => AlreadyExists(new Refusal(null, $"{text}"));
}

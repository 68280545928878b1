namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A mail with alerts is to be sent.</summary>
/// <param name="MailId">The mail.</param>
public sealed record AlertMailDue(long MailId);

namespace UrbGrade.Modules.Core.Mail;

/// <summary>A mail that is to leave.</summary>
/// <param name="Key">Its name where it goes; the same for the same mail, unique in the tenant.</param>
/// <param name="Body">Plain text.</param>
/// <param name="File">Attached; null for none.</param>
/// <param name="Stop">Where its reader can end such mails; null where there is no such place.</param>
internal sealed record OutgoingMail(
    int TenantId, string Key, string Address, string Language, string Subject, string Body, DateTimeOffset WrittenAt,
    (string Name, string MediaType, byte[] Content)? File = null, Uri? Stop = null);

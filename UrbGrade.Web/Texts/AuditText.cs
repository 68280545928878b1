namespace UrbGrade.Web.Texts;

/// <summary>What the audit keeps of before and after. The English ones are what modules write, with places for what differs: by them a line is known
/// again, so they change with the modules alone. A key names the kind of the lines, or the beginning that some share: of a whole text behind <c>Kept.</c>,
/// of a part, where a text may have several, behind <c>Part.</c>.</summary>
public sealed class AuditText;

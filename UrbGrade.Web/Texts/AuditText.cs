namespace UrbGrade.Web.Texts;

/// <summary>What the audit keeps of before and after, and of what a line is about. The English ones are what modules write, with places for what differs,
/// or else the form that is written stands in <see cref="Formats.AuditForm"/>: by it a line is known again, so it changes with the modules alone. A key
/// names the kind of the lines, or the beginning that some share: of a whole text behind <c>Kept.</c>, of a part, where a text may have several, behind
/// <c>Part.</c>, of a subject behind <c>Subject.</c>.</summary>
public sealed class AuditText;

namespace UrbGrade.Web.Texts;

/// <summary>Names of the catalogue's KPIs, what each tells, and names of what series measure.</summary>
public sealed class KpiText;

namespace UrbGrade.Web.Texts;

/// <summary>Texts of the comparison of a shop with others of its trade.</summary>
public sealed class TradeText;

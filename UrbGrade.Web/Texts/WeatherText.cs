namespace UrbGrade.Web.Texts;

/// <summary>Texts of comparisons that the weather is taken out of.</summary>
public sealed class WeatherText;

namespace UrbGrade.Web.Texts;

/// <summary>Texts of the pages about forecasts.</summary>
public sealed class ForecastText;

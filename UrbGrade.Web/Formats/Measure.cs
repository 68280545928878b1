namespace UrbGrade.Web.Formats;

/// <summary>A unit on screen.</summary>
/// <param name="Factor">Canonical value times factor is the number shown.</param>
/// <param name="Unit">As it is written.</param>
/// <param name="Decimals">Digits after the decimal sign.</param>
internal readonly record struct Measure(double Factor, string Unit, int Decimals);

namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>Asks for the forecast of a meter from today's local midnight on. It is made at once where the night has not made it.</summary>
/// <param name="Meter">As messages name it.</param>
/// <param name="Quantity">Such as <c>energy</c> (kWh).</param>
public sealed record ForecastAsked(string Meter, string Quantity, ForecastResolution Resolution) : IQuery<ForecastTold>;

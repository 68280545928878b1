namespace UrbGrade.Gateway.Simulation.Houses;

/// <summary>One hour of a simulated house as it truly was, before any fault of meters.</summary>
/// <param name="PowerKwh">Electricity.</param>
/// <param name="HeatKwh">District heat for rooms and hot water.</param>
/// <param name="FlowM3">District heating water through the heat exchanger.</param>
/// <param name="WaterM3">Drinking water.</param>
/// <param name="SupplyCelsius">What district heating delivers.</param>
/// <param name="ReturnCelsius">What flows back to it.</param>
internal readonly record struct HouseHour(double PowerKwh, double HeatKwh, double FlowM3, double WaterM3, double SupplyCelsius, double ReturnCelsius);

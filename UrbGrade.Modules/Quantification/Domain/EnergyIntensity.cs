namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Energy related to what it serves.</summary>
internal static class EnergyIntensity
{
    /// <summary>kWh for each square metre: <c>E / A</c>; null while the area is unknown or not positive.</summary>
    /// <param name="kilowattHours">Energy of the period.</param>
    /// <param name="squareMetres">Floor or lit area; which one stands at the asset.</param>
    public static double? PerSquareMetre(double? kilowattHours, double? squareMetres) =>
        squareMetres > 0 ? kilowattHours / squareMetres : null;

    /// <summary>kWh for each person: <c>E / N</c> with N the mean number of occupants of the period, hence person-days
    /// by days; null while nobody is known.</summary>
    public static double? PerPerson(double? kilowattHours, double? occupants) => occupants > 0 ? kilowattHours / occupants : null;
}

using System.Collections.Concurrent;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The emission factors of a zone, or those that a tenant takes, chosen once for each medium and year.</summary>
/// <param name="zone">Of carriers of which nothing else is chosen.</param>
/// <param name="choices">By carrier; null where nothing is chosen.</param>
internal sealed class EmissionFactorBook(
    IReadOnlyList<EmissionFactorRow> factors, string zone, IReadOnlyDictionary<string, FactorChoiceRow>? choices = null)
{
    private readonly ConcurrentDictionary<(string Medium, int Year), EmissionFactorRow?> chosen = new();

    /// <summary>The factor of a medium in a year; null when it is unknown.</summary>
    public EmissionFactorRow? Find(string medium, int year) => chosen.GetOrAdd((medium, year), key =>
    {
        var choice = choices?.GetValueOrDefault(EmissionFactorChoice.CarrierOf(key.Medium));
        return EmissionFactorChoice.For(factors, choice?.Zone ?? zone, key.Medium, key.Year, choice?.Method);
    });

    /// <summary>kg CO2 equivalent for each kWh of a medium in one year; null when unknown.</summary>
    public Func<string, double?> Of(int year) => medium => Find(medium, year)?.KilogramPerKwh;
}

using System.Collections.Concurrent;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The emission factors of one zone, chosen once for each medium and year.</summary>
internal sealed class EmissionFactorBook(IReadOnlyList<EmissionFactorRow> factors, string zone)
{
    private readonly ConcurrentDictionary<(string Medium, int Year), EmissionFactorRow?> chosen = new();

    /// <summary>The factor of a medium in a year; null when it is unknown.</summary>
    public EmissionFactorRow? Find(string medium, int year) =>
        chosen.GetOrAdd((medium, year), key => EmissionFactorChoice.For(factors, zone, key.Medium, key.Year));

    /// <summary>kg CO2 equivalent for each kWh of a medium in one year; null when unknown.</summary>
    public Func<string, double?> Of(int year) => medium => Find(medium, year)?.KilogramPerKwh;
}

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Carriers by the names that series have.</summary>
internal static class KpiMedia
{
    /// <param name="name">What has none is electricity.</param>
    public static KpiMedium Of(string? name) => name switch
    {
        "heat" => KpiMedium.Heat,
        "gas" => KpiMedium.Gas,
        "water" => KpiMedium.Water,
        "light" => KpiMedium.Light,
        _ => KpiMedium.Power,
    };

    /// <summary>The name that series of a carrier have.</summary>
    public static string NameOf(KpiMedium carrier) => carrier.ToString().ToLowerInvariant();
}

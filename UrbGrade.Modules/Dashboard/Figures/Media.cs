using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Dashboard.Figures;

/// <summary>Carriers as series name them.</summary>
internal static class Media
{
    /// <summary>The first carrier among those of an asset's series; power when none is named.</summary>
    public static Medium Of(IEnumerable<string?> names) => names.FirstOrDefault(name => name is not null) switch
    {
        "heat" => Medium.Heat,
        "gas" => Medium.Gas,
        "water" => Medium.Water,
        "light" => Medium.Light,
        _ => Medium.Power,
    };
}

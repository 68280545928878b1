using UrbGrade.Bus.Validation;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>Names of measured quantities that KPIs are made of, as schema mappings use them.</summary>
internal static class Quantities
{
    /// <summary>Energy, kWh.</summary>
    public const string Energy = "energy";

    /// <summary>Power, W.</summary>
    public const string Power = "power";

    /// <summary>Price of energy for each kWh, in the tenant's currency.</summary>
    public const string Price = "price";

    /// <summary>Temperature inside, degrees Celsius.</summary>
    public const string InsideTemperature = "temperature_in";

    /// <summary>Temperature outside, degrees Celsius.</summary>
    public const string OutsideTemperature = "temperature_out";

    /// <summary>Temperature outside as a weather service forecasts it, degrees Celsius.</summary>
    public const string ExpectedTemperature = KnownAhead.ExpectedTemperature;

    /// <summary>Temperature of the water that a heat meter lets in, degrees Celsius.</summary>
    public const string SupplyTemperature = "temperature_flow";

    /// <summary>Temperature of the water that a heat meter lets out, degrees Celsius.</summary>
    public const string ReturnTemperature = "temperature_return";

    /// <summary>Volume of a fluid, cubic metres.</summary>
    public const string Volume = "volume";

    /// <summary>State of a counter of energy, kWh, of a meter that delivers energy of intervals beside it.</summary>
    public const string EnergyRegister = "energy_register";

    /// <summary>State of a counter of a volume, cubic metres, of a meter that delivers volumes of intervals beside it.</summary>
    public const string VolumeRegister = "volume_register";

    /// <summary>State of a counter of volume times temperature of the water that a heat meter lets in, m3 K: its steps by those of the volume are that
    /// temperature in degrees Celsius.</summary>
    public const string InletRegister = "inlet_register";

    /// <summary>The same of the water that it lets out.</summary>
    public const string ReturnRegister = "return_register";

    /// <summary>Voltage of a phase, or between two, V.</summary>
    public const string Voltage = "voltage";

    /// <summary>Current in a phase, A.</summary>
    public const string Current = "current";

    /// <summary>Active power by apparent power, -1 to 1.</summary>
    public const string PowerFactor = "power_factor";

    /// <summary>Emissions of electricity in an hour, kg CO2 equivalent for each kWh.</summary>
    public const string EmissionFactor = "emission_factor";

    /// <summary>Counters that stand beside what they counted, and prove it; figures are made of them for the time before the first of it alone.</summary>
    public static readonly string[] OfCounters = [EnergyRegister, VolumeRegister];

    /// <summary>Counters of which none counts a use of its own: those, and those that weigh the temperatures of heat with its water.</summary>
    public static readonly string[] OfNoUse = [.. OfCounters, InletRegister, ReturnRegister];

    /// <summary>Whether a counter may stand beside a quantity and prove it.</summary>
    public static bool HasCounter(string quantity) => quantity is Energy or Volume;

    /// <summary>The counter beside a quantity.</summary>
    public static string CounterOf(string quantity) => $"{quantity}_register";
}

using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Lighting;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>What is known of an asset beside its readings, each from a local day on.</summary>
/// <param name="values">In any order; of one name and day the last counts.</param>
internal sealed class AssetTraits(IEnumerable<(string Name, DateOnly From, double Value)> values)
{
    /// <summary>Floor area, m2.</summary>
    public const string FloorArea = "floor_area";

    /// <summary>People who live or work there.</summary>
    public const string Occupants = "occupants";

    /// <summary>Power of all lamps with their gear, W.</summary>
    public const string InstalledPower = "installed_power";

    /// <summary>Lamps of a cabinet.</summary>
    public const string Lamps = "lamps";

    /// <summary>Lit area of street and pavement, m2.</summary>
    public const string LitArea = "lit_area";

    /// <summary>Maintained mean horizontal illuminance of the lit area, lx.</summary>
    public const string Illuminance = "illuminance";

    /// <summary>Lighting class of EN 13201-2 of motor traffic: 3 for M3.</summary>
    public const string ClassOfMotorTraffic = "lighting_class_m";

    /// <summary>The same of conflict areas: 2 for C2.</summary>
    public const string ClassOfConflictArea = "lighting_class_c";

    /// <summary>The same of people on foot and on bicycles: 4 for P4.</summary>
    public const string ClassOfPedestrians = "lighting_class_p";

    /// <summary>Heating degree days of a usual year to the base of 17 degrees Celsius, K d.</summary>
    public const string ReferenceDegreeDays = "reference_degree_days";

    /// <summary>Contracted power that the supplier charges, kW.</summary>
    public const string ContractedPower = "contracted_power";

    /// <summary>What the product of voltage and current of its meters is multiplied with: 1 for one phase, the root of three for three phases and the voltage
    /// between two of them, 3 for three phases and the voltage of one.</summary>
    public const string PhaseFactor = "phase_factor";

    /// <summary>Energy of a cubic metre of gas as its meter counts it, kWh: calorific value times the conversion of its volume, as on the bill.</summary>
    public const string CalorificValue = "calorific_value";

    /// <summary>Minutes after sunset at which its lamps go on, and before sunrise at which they go off; below zero for
    /// before sunset and after sunrise.</summary>
    public const string SwitchingOffset = "switching_offset";

    /// <summary>1 for a building that is cooled by machines, 0 for one that is not.</summary>
    public const string Cooled = "cooled";

    /// <summary>The most minutes that lamps are switched away from sunset and sunrise.</summary>
    private const double GreatestOffset = 120;

    /// <summary>Facts that say a lighting class.</summary>
    public static readonly string[] Classes = [ClassOfMotorTraffic, ClassOfConflictArea, ClassOfPedestrians];

    /// <summary>The most that a fact may be.</summary>
    public const double Greatest = 1e9;

    /// <summary>Names with their units (UCUM), for checks and lists.</summary>
    public static readonly IReadOnlyDictionary<string, string> Units = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [FloorArea] = "m2",
        [Occupants] = "1",
        [InstalledPower] = "W",
        [Lamps] = "1",
        [LitArea] = "m2",
        [Illuminance] = "lx",
        [ClassOfMotorTraffic] = "1",
        [ClassOfConflictArea] = "1",
        [ClassOfPedestrians] = "1",
        [ReferenceDegreeDays] = "K.d",
        [ContractedPower] = "kW",
        [PhaseFactor] = "1",
        [CalorificValue] = "kW.h/m3",
        [SwitchingOffset] = "min",
        [Cooled] = "1",
    };

    /// <summary>Those of several assets together that are the sum of each one's.</summary>
    public static readonly string[] AddedUp = [FloorArea, Occupants, InstalledPower, Lamps, LitArea, ContractedPower];

    private readonly ILookup<string, (DateOnly From, double Value)> steps =
        values.OrderBy(value => value.From).ToLookup(value => value.Name, value => (value.From, value.Value));

    /// <summary>All that is known, by name and day.</summary>
    public IEnumerable<(string Name, DateOnly From, double Value)> Steps => steps.SelectMany(of => of, (of, step) => (of.Key, step.From, step.Value));

    /// <summary>Degrees north and east, WGS 84; null while the place is unknown.</summary>
    public (double Latitude, double Longitude)? Place { get; init; }

    /// <summary>When people are there; null while it is unknown, and then every hour counts.</summary>
    public OpeningHours? Opening { get; init; }

    /// <summary>The class that a fact says; null for another fact, or a number that no class has.</summary>
    public static LightingClass? ClassOf(string name, double value) => name switch
    {
        ClassOfMotorTraffic => LightingClass.OfMotorTraffic(value),
        ClassOfConflictArea => LightingClass.OfConflictArea(value),
        ClassOfPedestrians => LightingClass.OfPedestrians(value),
        _ => null,
    };

    /// <summary>Whether a fact may have a value: 0 to a thousand million, of a lighting class one that there is, of
    /// phases 1 to 3, of a cubic metre of gas above 0 to 50, of minutes -120 to 120, of cooling 0 or 1.</summary>
    public static bool Allows(string name, double value) => name switch
    {
        _ when Classes.Contains(name) => ClassOf(name, value) is not null,
        PhaseFactor => value is >= 1 and <= 3,
        CalorificValue => value is > 0 and <= 50,
        SwitchingOffset => Math.Abs(value) <= GreatestOffset,
        Cooled => value is 0 or 1,
        _ => Units.ContainsKey(name) && value is >= 0 and <= Greatest,
    };

    /// <summary>The mean over the local days in [from, to), each with the value that held; null when one of them has none.</summary>
    public double? Mean(string name, DateOnly from, DateOnly to)
    {
        double sum = 0;
        double? value = null;
        var day = from;
        foreach (var step in steps[name])
        {
            if (step.From >= to)
            {
                break;
            }

            if (step.From > day)
            {
                if (value is not { } before)
                {
                    return null;
                }

                sum += before * (step.From.DayNumber - day.DayNumber);
                day = step.From;
            }

            value = step.Value;
        }

        return value is { } last ? (sum + (last * (to.DayNumber - day.DayNumber))) / (to.DayNumber - from.DayNumber) : null;
    }
}

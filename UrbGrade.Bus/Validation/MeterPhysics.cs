namespace UrbGrade.Bus.Validation;

/// <summary>Rule 11: what one meter measures at the same time must fit together. Each says what is wrong, or null.</summary>
internal static class MeterPhysics
{
    /// <summary>kWh/m3 that water gives off for each kelvin when it is cold.</summary>
    public const double MostHeatOfWater = 1.16;

    /// <summary>Share by which heat may miss what the water carried, where nobody said otherwise.</summary>
    public const double HeatTolerance = 0.1;

    /// <summary>Share by which power may miss voltage, current and power factor, where nobody said otherwise.</summary>
    public const double PowerTolerance = 0.1;

    // When it is hot; flow meters add a few per cent.
    private const double LeastHeatOfWater = 1.12;

    /// <summary>Heat of an interval, or of a day, against the water that carried it.</summary>
    /// <param name="volume">m3 in the interval.</param>
    /// <param name="flow">Mean flow temperature, degrees Celsius; null where it is not known.</param>
    /// <param name="back">Mean return temperature; null where it is not known.</param>
    /// <param name="coarse">kWh that the steps of the counters may hide, which are no fault.</param>
    /// <param name="tolerance">Share by which the heat may miss what the water carried.</param>
    public static string? Heat(double energyKwh, double volume, double? flow, double? back, double coarse = 0, double tolerance = HeatTolerance)
    {
        if (energyKwh > coarse && volume <= 0)
            return "Heat without flow";
        if (flow is not { } supply || back is not { } returned)
            return null;
        if (returned > supply && energyKwh > coarse)
            return "The return is warmer than the flow";
        var cooling = volume * (supply - returned);
        return energyKwh - coarse > (1 + tolerance) * MostHeatOfWater * cooling || energyKwh + coarse < (1 - tolerance) * LeastHeatOfWater * cooling
            ? "The heat does not fit the water and its cooling"
            : null;
    }

    /// <summary>Active power against voltage and current.</summary>
    /// <param name="phases">What the product of voltage and current is multiplied with, such as the root of three for the voltage between phases.</param>
    /// <param name="voltage">V.</param>
    /// <param name="current">A, in one phase.</param>
    /// <param name="powerFactor">-1 to 1.</param>
    /// <param name="currentStep">The smallest step of the current, A: what it hides is no fault.</param>
    /// <param name="tolerance">Share by which the power may miss them.</param>
    public static string? Power(
        double powerWatt, double phases, double voltage, double current, double powerFactor, double currentStep, double tolerance = PowerTolerance)
    {
        var expected = phases * voltage * current * Math.Abs(powerFactor);
        var tolerated = Math.Max(tolerance * expected, phases * voltage * currentStep);
        return Math.Abs(Math.Abs(powerWatt) - expected) > tolerated ? "Power does not fit voltage, current and power factor" : null;
    }
}

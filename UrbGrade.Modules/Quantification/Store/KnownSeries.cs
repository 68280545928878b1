using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A series that has a row.</summary>
/// <param name="Unit">Canonical unit.</param>
internal sealed record KnownSeries(int Id, KnownMeter Meter, string Quantity, string Unit, string? Medium, SeriesKind Kind)
{
    private const double WattsOfKilowatt = 1000;

    /// <summary>How its values are to be read, in order of their instants: a multiplier is for what flows through the meter, not for its temperatures and
    /// prices, and what the connection lets through for no volume times temperature, whose counter has digits of its own. The kWh of an hour are a mean
    /// power.</summary>
    public IReadOnlyList<RegisterSetting> Settings => Quantity switch
    {
        Quantities.InletRegister or Quantities.ReturnRegister => [.. Meter.Settings.Select(setting => setting with { Digits = null, MostPerHour = null })],
        Quantities.Power => [.. Meter.Settings.Select(setting => setting with { MostPerHour = setting.MostPerHour * WattsOfKilowatt })],
        _ => Kind != SeriesKind.Mean ? Meter.Settings : [],
    };

    /// <summary>Whether it is heat, which is used as the weather asks.</summary>
    public bool FollowsWeather => Medium == "heat" && CheckedKinds.Of(Kind, Quantity) == CheckedKind.Use;

    /// <summary>Whether it is a volume of gas of which somebody said the energy.</summary>
    public bool IsGasOfKnownEnergy => Medium == "gas" && Quantity is Quantities.Volume or Quantities.VolumeRegister && Meter.CalorificValues.Count > 0;

    /// <summary>Whether the energy of its asset is made of it.</summary>
    public bool IsOfEnergy => Quantity is Quantities.Energy or Quantities.Power || (Quantity == Quantities.Volume && IsGasOfKnownEnergy);

    /// <summary>The counter that stands beside these hours and tells what was used before the first of them; null for none, which is usual.</summary>
    public KnownSeries? Counter { get; init; }

    /// <summary>Whether it is one of some quantities, or energy is one and made of it.</summary>
    public bool IsOneOf(IReadOnlyCollection<string> quantities) =>
        quantities.Contains(Quantity) || (IsGasOfKnownEnergy && quantities.Contains(Quantities.Energy));

    /// <summary>Energy of a cubic metre in each hour from a local day on, kWh, 0 before somebody said it; null for what is no gas of known energy.</summary>
    public double[]? KwhOfCubicMetre(DateOnly from, int count)
    {
        if (!IsGasOfKnownEnergy)
        {
            return null;
        }

        var hours = new double[count];
        var day = from;
        for (int at = 0, past; at < count; at = past)
        {
            past = Math.Min(count, at + Meter.Calendar.HoursOf(day));
            hours.AsSpan(at..past).Fill(Meter.CalorificValues.LastOrDefault(one => one.From <= day).KwhOfCubicMetre);
            day = day.AddDays(1);
        }

        return hours;
    }

    /// <summary>Whether it ever brought one: a schema names series that some meters never measure.</summary>
    public bool HasReadings { get; init; } = true;

    /// <summary>What is believed of its hours, in order of the days from which it holds.</summary>
    public IReadOnlyList<HourLimits> Limits { get; init; } = [];
}

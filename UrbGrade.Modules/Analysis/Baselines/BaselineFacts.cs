using System.Text.Json;
using System.Text.Json.Serialization;
using UrbGrade.Modules.Analysis.Domain.Baselines;

namespace UrbGrade.Modules.Analysis.Baselines;

/// <summary>What is kept of a fitted model: all that a what-if and an explanation need.</summary>
/// <param name="Temperature">Of what follows the temperature.</param>
/// <param name="Night">Of street lighting.</param>
/// <param name="Spread">Covariance of its coefficients, three by three, row by row; null where it could not be computed.</param>
/// <param name="Faults">Days left out because the lamps were at fault.</param>
internal sealed record BaselineFacts(TemperatureModel? Temperature, NightModel? Night, double[]? Spread, IReadOnlyList<DateOnly> Faults)
{
    /// <summary>Numbers that are none (the scatter of nothing) are kept as such.</summary>
    public static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>kWh of a day by what explains it.</summary>
    public double At(double driver) => Temperature?.At(driver) ?? Night!.At(driver);

    /// <summary>Of the model that a what-if changes; null where nothing was fitted.</summary>
    public static BaselineFacts? Of(FittedBaseline fitted, UseHistory history)
    {
        if (fitted.Shape is null)
        {
            return null;
        }

        var days = history.Days.Where(day => !fitted.Faults.Contains(day.Day)).ToList();
        var (temperature, night) = (fitted.Shape as TemperatureModel, fitted.Shape as NightModel);
        var spread = temperature is not null ? CoefficientSpread.Of(temperature, days) : CoefficientSpread.Of(night!, days);
        return new BaselineFacts(temperature, night, Array.TrueForAll(spread, double.IsFinite) ? spread : null, fitted.Faults);
    }
}

namespace UrbGrade.Bus.Validation;

/// <summary>How far ahead of the clock intervals of a quantity may honestly lie.</summary>
internal static class KnownAhead
{
    /// <summary>The temperature outside as a weather service forecasts it.</summary>
    public const string ExpectedTemperature = "temperature_out_forecast";

    /// <summary>Services forecast ten to sixteen days.</summary>
    public static readonly TimeSpan OfWeather = TimeSpan.FromDays(16);

    /// <summary>None for what is measured.</summary>
    public static TimeSpan Of(string quantity) => quantity == ExpectedTemperature ? OfWeather : TimeSpan.Zero;
}

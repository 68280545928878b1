namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>One way to forecast one series. An instance keeps what it fitted and fits anew when the origin has moved on by some weeks, so that it
/// belongs to one series and is asked in the order of time.</summary>
internal interface IForecastModel
{
    /// <summary>Stable name, as it is stored with a forecast.</summary>
    string Name { get; }

    /// <summary>Forecasts the slots from the origin on; false where the history does not suffice, then nothing useful is filled in.</summary>
    /// <param name="origin">First slot that is forecast; values at and after it are not read.</param>
    bool TryForecast(ForecastSeries series, int origin, Span<double> into);

    /// <summary>Writes what was fitted.</summary>
    void Save(BinaryWriter into)
    {
    }

    /// <summary>Takes up what another instance had fitted to the same slots, and wrote.</summary>
    void Load(BinaryReader from)
    {
    }
}

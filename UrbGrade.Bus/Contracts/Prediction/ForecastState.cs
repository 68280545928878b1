namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>What became of a forecast.</summary>
public enum ForecastState
{
    /// <summary>Forecast and better than "same as last week".</summary>
    Ready,

    /// <summary>Forecast, but lately worse than "same as last week": not shown.</summary>
    WorseThanLastWeek,

    /// <summary>All recent values are alike; so is the forecast.</summary>
    Constant,

    /// <summary>Not enough history; a day is named from which it will be.</summary>
    TooShort,

    /// <summary>There was history, but no value for two weeks.</summary>
    Silent,

    /// <summary>There is no value at all.</summary>
    NoValues,

    /// <summary>No night has come yet since the series began.</summary>
    Waiting,

    /// <summary>What is known are sums of longer times: they say nothing of single hours, and those over more than a day nothing of days.</summary>
    TooSeldom,

    /// <summary>Values come, but hours are missing so often that there is too little to learn from; more days of the kind promise nothing.</summary>
    TooManyGaps,
}

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One local civil day of one site.</summary>
/// <param name="ExpectedReadings">Over all its series, daylight saving counted.</param>
/// <param name="RejectedMessages">Messages refused in requests that were received on that day.</param>
public sealed record UploadDay(
    DateOnly Day,
    UploadDayState State,
    int ReceivedReadings,
    int EstimatedReadings,
    int ExpectedReadings,
    int RejectedMessages);

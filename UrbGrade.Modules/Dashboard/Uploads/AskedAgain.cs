namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>A stretch that a receipt asked for again.</summary>
internal sealed record AskedAgain(string Source, DateTimeOffset From, DateTimeOffset To, DateTimeOffset AskedAt);

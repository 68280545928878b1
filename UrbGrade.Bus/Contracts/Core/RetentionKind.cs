namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What is stored for a tenant and may be deleted after a time.</summary>
public enum RetentionKind
{
    /// <summary>Signed messages as they came. Their receipts and counts stay.</summary>
    RawMessages,

    /// <summary>Readings of intervals shorter than an hour, and states of counters, with their earlier values.</summary>
    FineReadings,

    /// <summary>Readings of an hour and longer, with their earlier values.</summary>
    Readings,

    /// <summary>Daily key figures, with what they were before they were corrected.</summary>
    DailyKpis,

    /// <summary>Monthly key figures, with what they were before they were corrected.</summary>
    MonthlyKpis,

    /// <summary>What receipts asked gateways to send again.</summary>
    ResendRequests,

    /// <summary>One-time links and tokens after they ended.</summary>
    Credentials,

    /// <summary>Forecasts of past nights, with each model's own.</summary>
    Forecasts,

    /// <summary>Free words of votes and of answers to surveys; their marks stay. Surveys that were begun and never sent.</summary>
    Comments,

    /// <summary>What gateways told of their logs.</summary>
    GatewayLogs,
}

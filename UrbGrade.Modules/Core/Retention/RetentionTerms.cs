using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Modules.Core.Retention;

/// <summary>The terms that hold until a tenant sets its own, and the shortest ones.</summary>
internal static class RetentionTerms
{
    /// <summary>Gaps are asked for up to 45 days back, and a gateway sends again what it holds for 90 days.</summary>
    private const int Resends = 90;

    /// <summary>A running period is compared with that of the year before.</summary>
    private const int YearAndMonth = 400;

    /// <summary>The band of a day a month ahead stands on 28 nights of which each was a month before what came.</summary>
    private const int LookedBack = 62;

    /// <summary>Days kept; null for ever, as with all that figures stand on: whether it may go is for the tenant to say.</summary>
    public static int? Default(RetentionKind kind) => kind switch
    {
        RetentionKind.ResendRequests or RetentionKind.Comments => YearAndMonth,
        RetentionKind.Credentials or RetentionKind.Forecasts or RetentionKind.GatewayLogs => Resends,
        _ => null,
    };

    /// <summary>The fewest days that may be chosen.</summary>
    public static int Least(RetentionKind kind) => kind switch
    {
        RetentionKind.RawMessages or RetentionKind.FineReadings or RetentionKind.ResendRequests => Resends,
        RetentionKind.Readings or RetentionKind.DailyKpis => YearAndMonth,
        RetentionKind.MonthlyKpis => 2 * YearAndMonth,
        RetentionKind.Forecasts => LookedBack,
        _ => 1,
    };

    /// <summary>Whether figures are computed from it, so that late readings of that time can no longer be taken into them.</summary>
    public static bool CarriesFigures(RetentionKind kind) =>
        kind is RetentionKind.FineReadings or RetentionKind.Readings or RetentionKind.DailyKpis;
}

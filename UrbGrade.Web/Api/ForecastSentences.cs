using System.Globalization;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>Says in a sentence what a forecast shows.</summary>
internal static class ForecastSentences
{
    /// <summary>Nights come in the morning, and sites may be a day apart.</summary>
    private const int DaysUntilStale = 2;

    /// <summary>Whether another forecast should have been made since that of a night.</summary>
    public static bool IsStale(DateOnly? night, DateTimeOffset now) => night?.AddDays(DaysUntilStale) < DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>As <c>Electricity, energy</c>.</summary>
    public static string Name(ForecastEntry entry, IStringLocalizer<ForecastText> texts)
    {
        var medium = texts[$"Medium.{entry.Medium}"] is { ResourceNotFound: false } known ? known.Value : entry.Medium;
        var quantity = texts[$"Of.{entry.Quantity}"] is { ResourceNotFound: false } what ? what.Value : entry.Quantity;
        return medium.Length == 0 ? quantity : $"{medium}, {quantity}";
    }

    /// <summary>Tomorrow and the highest hour of the week, or the sum of thirty days; why there is none where there is none.</summary>
    public static string Finding(ForecastDetails forecast, IStringLocalizer<ForecastText> texts)
    {
        var entry = forecast.Entry;
        if (!entry.IsShown || forecast.Points.Count == 0)
            return Why(entry, texts);
        string Text(double value) => ForecastMeasures.Text(value, entry.Unit);
        if (forecast.Resolution == ForecastResolution.Day)
            return texts["FindingMonth", Text(forecast.Points.Sum(point => point.Value)), LocalTimes.Day(LocalTimes.LocalDay(forecast.Points[0].From, forecast.Zone))];
        var highest = forecast.Points.MaxBy(point => point.Value)!;
        var peak = texts["FindingPeak", LocalTimes.Moment(highest.From, forecast.Zone), Text(highest.Value)].Value;
        return entry is { Tomorrow: { } tomorrow, Night: { } night } ? texts["FindingPlain", Text(tomorrow), LocalTimes.Day(night.AddDays(1))].Value + " " + peak : peak;
    }

    /// <summary>How the forecasts did against "same as last week".</summary>
    public static string Trial(ForecastDetails forecast, IStringLocalizer<ForecastText> texts)
    {
        if (forecast.Entry.Accuracy is not { } accuracy)
            return texts["TrialNone"];
        var change = accuracy.LastWeekError == 0 ? 0 : (accuracy.MeanError - accuracy.LastWeekError) / accuracy.LastWeekError;
        return texts[
            change <= 0 ? "TrialBetter" : "TrialWorse", ForecastMeasures.Text(accuracy.MeanError, forecast.Entry.Unit),
            ForecastMeasures.Text(accuracy.LastWeekError, forecast.Entry.Unit), Measures.Change(change)];
    }

    /// <summary>Errors against those of "same as last week"; null while nothing can be compared.</summary>
    public static string? Against(ForecastEntry entry, IStringLocalizer<ForecastText> texts)
    {
        if (entry.Accuracy is not { LastWeekError: > 0 } accuracy)
            return null;
        var change = (accuracy.MeanError - accuracy.LastWeekError) / accuracy.LastWeekError;
        return texts[change <= 0 ? "BetterBy" : "WorseBy", Measures.Change(change)];
    }

    /// <summary>Why there is no forecast to show.</summary>
    public static string Why(ForecastEntry entry, IStringLocalizer<ForecastText> texts) => entry.State == ForecastState.Ready ? texts["TrialNone"]
        : string.Format(CultureInfo.CurrentCulture, texts[$"Reason.{entry.State}"].Value, entry.ReadyFrom is { } from ? LocalTimes.Day(from) : "");
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Modules.Analysis.Store;

namespace UrbGrade.Modules.Analysis.Baselines;

/// <summary>Makes the row of a baseline from what was read.</summary>
internal static class BaselineFitting
{
    /// <summary>Days of a baseline.</summary>
    public const int PeriodDays = 365;

    /// <summary>Changes when the same readings would give another baseline.</summary>
    private const string Method = "baseline 4";

    /// <summary>The newest period of an asset: a year of whole weeks, so that it changes once a week and with
    /// corrections, and not before its last intervention.</summary>
    /// <param name="first">Local day of the first reading, which may be a part of it.</param>
    /// <param name="last">Local day of the newest one.</param>
    /// <param name="changed">The day of the last intervention; null without one.</param>
    public static (DateOnly From, DateOnly Until) Newest(DateOnly first, DateOnly last, DateOnly? changed)
    {
        var until = last.AddDays(-(((int)last.DayOfWeek + 6) % 7));
        var from = until.AddDays(-PeriodDays);
        from = first > from ? first : from;
        return (changed > from ? changed.Value : from, until);
    }

    /// <summary>A hash of all that a baseline is computed from.</summary>
    public static string Fingerprint(string medium, DateOnly from, DateOnly until, UseHistory? history, NormalYear? normal)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Method} {medium} {from:yyyyMMdd} {until:yyyyMMdd} {normal?.From:yyyyMMdd} {normal?.Sum(driver => driver):R}")));
        foreach (var day in history?.Days ?? [])
        {
            hash.AppendData(MemoryMarshal.AsBytes<double>([day.EnergyKwh, day.Driver]));
        }

        foreach (var hour in history?.Hours ?? [])
        {
            hash.AppendData(MemoryMarshal.AsBytes<double>([hour.EnergyKwh, hour.OutsideCelsius]));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Fits what can be fitted, and says why nothing can.</summary>
    public static FittedBaseline Fit(UseReader reader, MeteredAsset asset, string medium, DateOnly from, DateOnly until, UseHistory? history)
    {
        var days = Math.Max(until.DayNumber - from.DayNumber, 0);
        if (history is null || history.Days.All(day => double.IsNaN(day.EnergyKwh)))
        {
            return FittedBaseline.Refused(days, BaselineRefusalReason.NoReadings);
        }

        if (medium == "light" && asset.Latitude is null)
        {
            return FittedBaseline.Refused(days, BaselineRefusalReason.NoPosition);
        }

        return medium != "light" && !reader.HasWeather(asset.Id)
            ? FittedBaseline.Refused(days, BaselineRefusalReason.NoTemperature) : BaselineChoice.Fit(history, medium);
    }

    /// <summary>The row of a fit.</summary>
    public static BaselineRow Row(
        int tenantId, int assetId, string medium, int intervention, DateOnly from, DateOnly until, FittedBaseline fitted, UseHistory? history, NormalYear? normal,
        string fingerprint, DateTimeOffset now)
    {
        var facts = history is null ? null : BaselineFacts.Of(fitted, history);
        return new BaselineRow
        {
            TenantId = tenantId, AssetId = assetId, Medium = medium, InterventionId = intervention, From = from, Until = until, Kind = fitted.Kind,
            IsAccepted = fitted.Refusals.Count == 0, Model = facts is null ? null : JsonSerializer.Serialize(facts, BaselineFacts.Format),
            Quality = fitted.Model is null ? null : JsonSerializer.Serialize(fitted.Model.Quality, BaselineFacts.Format), Days = fitted.Days,
            MissingDays = Math.Max(fitted.PeriodDays - fitted.Days, 0), YearKwh = facts is null ? null : normal?.Sum(facts.At),
            Trials = JsonSerializer.Serialize(fitted.Trials, BaselineFacts.Format), Refusals = JsonSerializer.Serialize(fitted.Refusals, BaselineFacts.Format),
            Fingerprint = fingerprint, ComputedAt = now,
        };
    }
}

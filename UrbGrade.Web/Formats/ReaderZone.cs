using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Formats;

/// <summary>The zone of pages that belong to no site: that of the reader's current tenant, UTC where there is none.</summary>
public sealed class ReaderZone(ITenantSession session, ITenantRegistry tenants)
{
    /// <summary>IANA name.</summary>
    public string Name => session.CurrentTenantId is { } id && tenants.Find(id) is { } tenant ? tenant.TimeZone : "UTC";

    /// <summary>Date and time; the page says once whose.</summary>
    public string Moment(DateTimeOffset instant) => LocalTimes.ExactMoment(instant, Name);

    /// <summary>Time of day with its zone.</summary>
    public string Clock(DateTimeOffset instant) =>
        $"{LocalTimes.At(instant, Name).ToString("HH:mm", System.Globalization.CultureInfo.CurrentCulture)} ({Name})";

    /// <summary>Civil day in words.</summary>
    public string Day(DateTimeOffset instant) => LocalTimes.Day(LocalDay(instant));

    /// <summary>Civil day.</summary>
    public DateOnly LocalDay(DateTimeOffset instant) => LocalTimes.LocalDay(instant, Name);
}

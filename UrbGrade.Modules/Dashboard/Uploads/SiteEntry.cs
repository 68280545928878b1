using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>A site with its civil days.</summary>
internal sealed record SiteEntry(SiteRow Site, LocalCalendar Calendar);

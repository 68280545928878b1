using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Assets;

/// <summary>An asset with its site.</summary>
internal sealed record AssetEntry(AssetRow Asset, SiteRow Site, LocalCalendar Calendar);

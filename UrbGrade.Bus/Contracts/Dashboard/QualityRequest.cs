namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Which meters and days a quality matrix shows.</summary>
/// <param name="Month">Its first day; null for the month of the newest computed day.</param>
/// <param name="Text">Only meters and assets whose name contains it, whatever the case; empty for all.</param>
/// <param name="Faults">Only meters with a missing, rejected or estimated hour, or one for review.</param>
/// <param name="AssetId">Only meters of this asset; null for all.</param>
/// <param name="Page">From 1; the last one where there are fewer.</param>
/// <param name="PageLength">Meters of a page, 1 to 500.</param>
public sealed record QualityRequest(DateOnly? Month, string Text = "", bool Faults = false, int? AssetId = null, int Page = 1, int PageLength = 50);

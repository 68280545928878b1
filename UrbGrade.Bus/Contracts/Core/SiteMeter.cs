namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A further meter of a <see cref="SiteAsset"/>, with messages of its own.</summary>
/// <param name="Source">As raw files and messages name it.</param>
/// <param name="Carrier"><c>power</c>, <c>heat</c> or <c>water</c>.</param>
public sealed record SiteMeter(string Source, string Carrier);

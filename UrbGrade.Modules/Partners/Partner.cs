using System.Globalization;

namespace UrbGrade.Modules.Partners;

/// <summary>A partner's module, as its certificate names it.</summary>
/// <param name="Node">The process: its address.</param>
internal sealed record Partner(int TenantId, string Module, string Node)
{
    /// <summary>A unique key of the module as rows carry it. Keys count in the whole database, so that another tenant's module, or the
    /// platform, may choose the same word.</summary>
    public string? KeyInRows(string? key) =>
        key is null ? null : string.Create(CultureInfo.InvariantCulture, $"module:{TenantId}:{Module}:{key}");
}

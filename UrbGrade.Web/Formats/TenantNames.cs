using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Formats;

/// <summary>People know organisations by name; scripts and gateways by code.</summary>
internal static class TenantNames
{
    /// <summary>The code itself where there is no such tenant any more.</summary>
    public static string NameOf(this ITenantRegistry tenants, string code) => tenants.FindByCode(code)?.Name ?? code;
}

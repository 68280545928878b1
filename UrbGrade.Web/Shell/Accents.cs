using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Shell;

/// <summary>A tenant's accent as declarations of the style sheet's variables.</summary>
internal static class Accents
{
    /// <summary>Null for the platform's own.</summary>
    public static string? Declarations(TenantBrand? brand) => brand is { AccentOnLight: { } light, AccentOnDark: { } dark }
        ? $"--accent: light-dark({light}, {dark}); --focus: light-dark({light}, {dark}); --accent-soft: var(--sunken);"
            + $" --accent-hover: light-dark(color-mix(in srgb, {light} 80%, black), color-mix(in srgb, {dark} 70%, white));"
        : null;
}

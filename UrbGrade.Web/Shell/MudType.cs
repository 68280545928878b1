using MudBlazor;

namespace UrbGrade.Web.Shell;

/// <summary>Typeface and sizes for the component library; its colours come from the style sheet.</summary>
internal static class MudType
{
    private static readonly string[] Family = ["Public Sans", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Family, FontSize = "0.875rem", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Family, FontSize = "1.25rem", FontWeight = "650", LetterSpacing = "-0.01em" },
            Button = new ButtonTypography { FontFamily = Family, FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}

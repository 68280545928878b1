using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web;

/// <summary>The real texts of the pages.</summary>
internal static class TestTexts
{
    private static readonly ResourceManagerStringLocalizerFactory Factory =
        new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    public static IStringLocalizer<SharedText> Shared { get; } = Of<SharedText>();

    public static IStringLocalizer<T> Of<T>() => new StringLocalizer<T>(Factory);
}
